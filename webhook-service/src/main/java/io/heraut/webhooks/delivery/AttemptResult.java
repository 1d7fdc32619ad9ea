package io.heraut.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one attempt came to. */
sealed interface AttemptResult {
    Instant startedAt();

    Duration duration();

    AttemptOutcome outcome();

    /**
     * The endpoint answered.
     *
     * @param retryAfter how long it asked to be left alone, from the answer on
     * @param body the beginning of its answer
     */
    record Answered(
            Instant startedAt,
            Duration duration,
            int status,
            @Nullable Duration retryAfter,
            String body) implements AttemptResult {
        @Override
        public AttemptOutcome outcome() {
            return AttemptOutcome.ofStatus(status);
        }
    }

    /**
     * No answer came.
     *
     * @param detail a sentence for people
     */
    record NoAnswer(Instant startedAt, Duration duration, AttemptOutcome outcome, String detail)
            implements AttemptResult {}

    default Instant endedAt() {
        return startedAt().plus(duration());
    }
}
