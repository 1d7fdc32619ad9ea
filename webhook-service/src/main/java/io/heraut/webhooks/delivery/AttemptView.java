package io.heraut.webhooks.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One attempt of a delivery. */
@Schema(name = "Attempt")
record AttemptView(
        int number,
        Instant startedAt,
        long durationMs,
        AttemptOutcome outcome,
        @Nullable Integer httpStatus,

        @Schema(description = "Why there was no answer") @Nullable
        String detail,

        @Schema(description = "The beginning of the answer") @Nullable
        String responseBody) {

    static AttemptView of(Attempt attempt) {
        return new AttemptView(
                attempt.number(),
                attempt.startedAt(),
                attempt.durationMs(),
                attempt.outcome(),
                attempt.httpStatus(),
                attempt.detail(),
                attempt.responseBody());
    }
}
