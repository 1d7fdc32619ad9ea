package io.heraut.kit.event;

import java.time.Duration;

/** Pauses that double from one attempt to the next, up to a bound. */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return pause;
    }

    /** Whether no attempt has failed since the last success. */
    boolean isFirst() {
        return next.equals(first);
    }

    void reset() {
        next = first;
    }
}
