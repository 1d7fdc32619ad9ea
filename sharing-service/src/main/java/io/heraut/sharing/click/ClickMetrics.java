package io.heraut.sharing.click;

/** Names of the metrics of clicks. */
public final class ClickMetrics {
    /** Counter: clicks that are durable. */
    public static final String TAKEN = "heraut.clicks.taken";
    /**
     * Counter by {@code reason} (queue-full, spool-full, spool-broken, refused): clicks that are lost. Anything above zero
     * is an alarm.
     */
    public static final String DROPPED = "heraut.clicks.dropped";
    /** Counter: visitors who were sent on before their click was durable. */
    public static final String LATE = "heraut.clicks.late";
    /** Counter: batches that went to the local disk, because Kafka did not take them in time. */
    public static final String SPOOLED = "heraut.clicks.spool.batches";
    /** Counter: batches that were handed to Kafka from the local disk. */
    public static final String REPLAYED = "heraut.clicks.spool.replayed";
    /** Gauge: bytes on the local disk that Kafka does not have yet. */
    public static final String SPOOL_BYTES = "heraut.clicks.spool.size";
    /** Gauge: clicks that are not packed yet. */
    public static final String WAITING = "heraut.clicks.waiting";
    /** Counter by {@code class}: clicks that this replica has counted. */
    public static final String COUNTED = "heraut.clicks.counted";
    /** Counter: batches that came again and were not counted again. */
    public static final String REPEATED = "heraut.clicks.batches.repeated";
    /** Gauge: records of the click log that are not counted yet, in the partitions of this replica. */
    public static final String LAG = "heraut.clicks.lag";
    /** Counter: records that nobody can read, or that the log had lost before they were counted. */
    public static final String UNCOUNTABLE = "heraut.clicks.uncountable";

    /** Counter by {@code answer} (confirmed, refused, failed): what the name server said of addresses that claim to be a crawler's. */
    public static final String NAMES = "heraut.clicks.names.asked";
    /** Counter: clicks that were judged again by this replica. */
    public static final String JUDGED_AGAIN = "heraut.clicks.judged.again";
    /** Counter by {@code level}: evidence that was withdrawn because clicks were judged again. */
    public static final String EVIDENCE_WITHDRAWN = "heraut.clicks.evidence.withdrawn";

    private ClickMetrics() {}
}
