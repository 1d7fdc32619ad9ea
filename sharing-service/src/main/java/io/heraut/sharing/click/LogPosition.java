package io.heraut.sharing.click;

/**
 * A step forward in the click log.
 *
 * @param topicId of the topic as it was made: one that is made anew begins anew
 * @param from the offset that the database is expected to stand at
 * @param to the offset that it stands at afterwards
 */
record LogPosition(String topicId, int partition, long from, long to) {}
