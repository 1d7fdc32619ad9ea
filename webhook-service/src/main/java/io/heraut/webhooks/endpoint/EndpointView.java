package io.heraut.webhooks.endpoint;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as it is shown: never with its secret. */
@Schema(name = "WebhookEndpoint")
public record EndpointView(
        UUID id,

        @Schema(description = "The `sub` of whoever made it")
        String owner,

        URI url,
        @Nullable String description,
        List<String> eventTypes,
        EndpointStatus status,

        @Schema(
                description = "`BY_HAND`; `GONE`: it answered 410; `FAILING`: it has only failed for days",
                nullable = true)
        @Nullable
        DisabledReason disabledReason,

        @Nullable Instant disabledAt,

        @Schema(description = "The first failure that no success has followed") @Nullable
        Instant failingSince,

        @Schema(description = "Until when it asked to be left alone (`Retry-After`)") @Nullable
        Instant pausedUntil,

        Instant createdAt,
        Instant updatedAt) {

    static EndpointView of(WebhookEndpoint endpoint, @Nullable EndpointHealth health, Instant now) {
        Instant paused = health == null ? null : health.pausedUntil();
        return new EndpointView(
                endpoint.id(),
                endpoint.owner(),
                endpoint.url(),
                endpoint.description(),
                endpoint.eventTypes(),
                endpoint.status(),
                endpoint.disabledReason(),
                endpoint.disabledAt(),
                health == null ? null : health.failingSince(),
                paused != null && paused.isAfter(now) ? paused : null,
                endpoint.createdAt(),
                endpoint.updatedAt());
    }
}
