package io.heraut.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a failed delivery is tried again.
 *
 * @param waits after the first attempt, the second, …; so there is one attempt more than there are waits
 * @param jitter how much a wait may be longer or shorter, as a part of it: 0.2 makes 80 % to 120 %
 * @param longestRetryAfter more than this an endpoint can not ask for
 */
record RetrySchedule(List<Duration> waits, double jitter, Duration longestRetryAfter) {
    RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(wait -> !wait.isPositive())) {
            throw new IllegalArgumentException("every wait before a retry has to be longer than nothing");
        }
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("the jitter has to be at least 0 and less than 1, not " + jitter);
        }
        if (longestRetryAfter.isNegative()) {
            throw new IllegalArgumentException("the longest Retry-After can not be negative");
        }
    }

    /** What the endpoint asked for, within the bound. */
    @Nullable
    Duration bounded(@Nullable Duration retryAfter) {
        if (retryAfter == null || !retryAfter.isPositive()) {
            return null;
        }
        return retryAfter.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : retryAfter;
    }

    /**
     * How long to wait after a failure; null when that was the last attempt.
     *
     * @param step how many attempts came before the one that failed
     * @param atLeast what the endpoint asked for; it makes a wait longer, never shorter
     * @param random from 0 up to, not including, 1
     */
    @Nullable
    Duration waitAfter(int step, @Nullable Duration atLeast, double random) {
        if (step >= waits.size()) {
            return null;
        }
        double factor = 1 + jitter * (2 * random - 1);
        Duration wait = Duration.ofMillis(Math.round(waits.get(step).toMillis() * factor));
        return atLeast != null && atLeast.compareTo(wait) > 0 ? atLeast : wait;
    }
}
