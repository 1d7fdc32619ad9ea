package io.heraut.webhooks.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an endpoint has taken what it was sent lately. */
@Entity
@Table(name = "endpoint_health")
public class EndpointHealth {
    @Id
    @Column(name = "endpoint_id")
    private UUID endpointId;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column(name = "paused_until")
    private @Nullable Instant pausedUntil;

    EndpointHealth() {}

    EndpointHealth(UUID endpointId) {
        this.endpointId = endpointId;
    }

    UUID endpointId() {
        return endpointId;
    }

    /** When the first of the failures came that no success has followed; null when the last attempt succeeded. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    /** Until when the endpoint asked to be left alone. */
    public @Nullable Instant pausedUntil() {
        return pausedUntil;
    }

    public void succeeded() {
        failingSince = null;
        pausedUntil = null;
    }

    public void failed(Instant at, @Nullable Instant pause) {
        if (failingSince == null || at.isBefore(failingSince)) {
            failingSince = at;
        }
        if (pause != null && (pausedUntil == null || pause.isAfter(pausedUntil))) {
            pausedUntil = pause;
        }
    }

    /** Somebody wants it tried now. */
    public void resume() {
        pausedUntil = null;
    }

    /** Whether it has only failed for that long. */
    public boolean hasFailedFor(Duration duration, Instant now) {
        return failingSince != null && !failingSince.plus(duration).isAfter(now);
    }
}
