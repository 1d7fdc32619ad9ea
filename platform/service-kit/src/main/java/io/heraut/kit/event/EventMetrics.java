package io.heraut.kit.event;

/** Names of the metrics of events. */
public final class EventMetrics {
    /** Gauge: rows of the outbox that are not acknowledged yet, counted up to {@link #COUNTED_AT_MOST}. */
    public static final String OUTBOX_SIZE = "heraut.outbox.size";
    /** Gauge, seconds: how long the oldest row of the outbox has waited. */
    public static final String OUTBOX_AGE = "heraut.outbox.age";
    /** Counter: records that this replica has sent and the broker has acknowledged. */
    public static final String OUTBOX_SENT = "heraut.outbox.sent";
    /** Counter by {@code topic} and {@code outcome} (handled, duplicate, parked, dead, skipped, forgotten). */
    public static final String EVENTS_TAKEN = "heraut.events.taken";
    /** Counter by {@code topic}: attempts that failed and were made again. */
    public static final String EVENTS_RETRIED = "heraut.events.retried";
    /** Gauge by {@code status} (dead, parked): dead letters that wait for somebody. */
    public static final String DEAD_LETTERS = "heraut.dead.letters";

    /** Where the counting of a backlog stops. */
    static final int COUNTED_AT_MOST = 100_000;

    private EventMetrics() {}
}
