package io.heraut.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The Kafka topics, each with the settings it is created with. */
public enum Topic {
    CONTENT("heraut.content", 6, Retention.DELETE, Duration.ofDays(30)),
    SHARING("heraut.sharing", 6, Retention.DELETE, Duration.ofDays(30)),
    REWARDS("heraut.rewards", 6, Retention.DELETE, Duration.ofDays(30)),
    /** The state of each advocate: the only topic that carries what is known of a person. Erased by tombstone. */
    ADVOCATES("heraut.advocates", 6, Retention.COMPACT, Duration.ofDays(1)),
    /** Packed clicks, internal to the sharing service: no CloudEvents, its own schema. */
    CLICKS("heraut.clicks", 2, Retention.DELETE, Duration.ofDays(7));

    /** How long dead letters are kept on the broker. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

    /** What happens to records that are older than the retention. */
    public enum Retention {
        DELETE,
        COMPACT
    }

    private final String topicName;
    private final int partitions;
    private final Retention retention;
    private final Duration kept;

    Topic(String topicName, int partitions, Retention retention, Duration kept) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
        this.kept = kept;
    }

    public String topicName() {
        return topicName;
    }

    /** The topic for what a consumer of this one could not take. */
    public String deadLetter() {
        return topicName + ".dead";
    }

    public int partitions() {
        return partitions;
    }

    public Retention retention() {
        return retention;
    }

    /** How long a record is kept; for a compacted topic, how long a tombstone is. */
    public Duration kept() {
        return kept;
    }

    public static Optional<Topic> forName(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }
}
