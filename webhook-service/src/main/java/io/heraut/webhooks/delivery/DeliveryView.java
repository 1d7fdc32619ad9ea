package io.heraut.webhooks.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery without its attempts. */
@Schema(name = "Delivery")
record DeliveryView(
        UUID id,
        UUID endpointId,

        @Schema(description = "The `webhook-id` header: the same at every attempt")
        UUID eventId,

        String eventType,

        @Schema(
                description = "`PENDING`, `SUCCEEDED`; `FAILED`: no more attempts are made; `SKIPPED`: the endpoint is "
                        + "disabled")
        DeliveryStatus status,

        boolean test,
        int attemptCount,
        @Nullable AttemptOutcome lastOutcome,
        @Nullable Integer lastHttpStatus,

        @Schema(description = "Absent while an attempt is being made, and after the last one") @Nullable
        Instant nextAttemptAt,

        Instant createdAt,
        @Nullable Instant completedAt) {

    static DeliveryView of(Delivery delivery, String eventType) {
        return new DeliveryView(
                delivery.id(),
                delivery.endpointId(),
                delivery.eventId(),
                eventType,
                delivery.status(),
                delivery.isTest(),
                delivery.attempts(),
                delivery.lastOutcome(),
                delivery.lastHttpStatus(),
                delivery.nextAttemptAt(),
                delivery.createdAt(),
                delivery.completedAt());
    }
}
