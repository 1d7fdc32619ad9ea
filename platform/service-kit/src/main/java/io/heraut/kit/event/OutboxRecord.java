package io.heraut.kit.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of the outbox: a Kafka record to be. */
record OutboxRecord(
        long position, String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {

    /** What has to arrive in order. Records without a key stand for themselves. */
    Lane lane() {
        return key == null ? new Lane(topic, null, position) : new Lane(topic, key, 0);
    }

    record Lane(String topic, @Nullable String key, long position) {}
}
