package io.heraut.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from an attempt. */
sealed interface Verdict {
    int TOO_MANY_REQUESTS = 429;
    int SERVICE_UNAVAILABLE = 503;

    /** The endpoint has taken it. */
    record Taken() implements Verdict {}

    /**
     * It failed and is tried again.
     *
     * @param endpointPausedUntil until when nothing else is sent there either; null when the endpoint did not ask for it
     */
    record TryAgain(Instant at, @Nullable Instant endpointPausedUntil) implements Verdict {}

    /** It failed, and the schedule holds no further attempt. */
    record GivenUp() implements Verdict {}

    /** The endpoint says that it is no more. */
    record EndpointGone() implements Verdict {}

    /**
     * @param step how many attempts of the present round of the schedule came before this one
     * @param test a test is tried once only
     * @param random from 0 up to, not including, 1
     */
    static Verdict of(AttemptResult result, int step, boolean test, RetrySchedule schedule, double random) {
        return switch (result.outcome()) {
            case SUCCEEDED -> new Taken();
            case GONE -> new EndpointGone();
            case REDIRECTED,
                    REFUSED,
                    BAD_ADDRESS,
                    FORBIDDEN_ADDRESS,
                    UNRESOLVABLE,
                    UNREACHABLE,
                    TIMEOUT,
                    INTERRUPTED,
                    NOT_SENT -> afterFailure(result, step, test, schedule, random);
        };
    }

    private static Verdict afterFailure(
            AttemptResult result, int step, boolean test, RetrySchedule schedule, double random) {
        Duration asked = null;
        boolean asksForLess = false;
        if (result instanceof AttemptResult.Answered answered) {
            asked = schedule.bounded(answered.retryAfter());
            asksForLess = answered.status() == TOO_MANY_REQUESTS || answered.status() == SERVICE_UNAVAILABLE;
        }
        Duration wait = test ? null : schedule.waitAfter(step, asked, random);
        if (wait == null) {
            return new GivenUp();
        }
        return new TryAgain(
                result.endedAt().plus(wait),
                asksForLess && asked != null ? result.endedAt().plus(asked) : null);
    }
}
