package io.heraut.sharing.click;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A packed batch on its way to be durable, with whoever waits for that. */
final class Parcel {
    /**
     * A click and who waits for it.
     *
     * @param sinceNanos by {@link System#nanoTime}
     */
    record Waiting(Click click, Waiter waiter, long sinceNanos) {}

    private final SpooledBatch batch;
    private final List<Waiting> waiting;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final long sentNanos;
    private final boolean isWithKafka;

    /** Guarded by the lane: Kafka has let it wait for too long. */
    private boolean overdue;
    /** Guarded by the lane: Kafka has taken or refused it. */
    private boolean answered;
    /** Guarded by the lane: those who wait for it were sent on. */
    private boolean late;

    /**
     * @param isWithKafka whether it is given to Kafka first; otherwise it goes to the spool at once
     * @param sentNanos when, by {@link System#nanoTime}
     */
    Parcel(SpooledBatch batch, List<Waiting> waiting, boolean isWithKafka, long sentNanos) {
        this.batch = batch;
        this.waiting = waiting;
        this.isWithKafka = isWithKafka;
        this.sentNanos = sentNanos;
    }

    SpooledBatch batch() {
        return batch;
    }

    List<Waiting> waiting() {
        return waiting;
    }

    boolean isWithKafka() {
        return isWithKafka;
    }

    /** Durable or lost: true for the first who says so. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    boolean isSettled() {
        return settled.get();
    }

    boolean isAnswered() {
        return answered;
    }

    void setAnswered() {
        answered = true;
    }

    boolean isOverdue() {
        return overdue;
    }

    /** True once: when Kafka has had it for longer than that. */
    boolean becomesOverdue(long patience, long now) {
        if (overdue || answered || !isWithKafka || settled.get() || now - sentNanos <= patience) {
            return false;
        }
        overdue = true;
        return true;
    }

    /** True once: when those who wait have waited for longer than that. */
    boolean becomesLate(long maxWait, long now) {
        if (late || settled.get() || now - waiting.getFirst().sinceNanos() <= maxWait) {
            return false;
        }
        late = true;
        return true;
    }
}
