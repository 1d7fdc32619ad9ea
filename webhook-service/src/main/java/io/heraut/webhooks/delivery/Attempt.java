package io.heraut.webhooks.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try of a delivery, as it is kept. */
@Entity
@Table(name = "attempt")
class Attempt {
    /**
     * Which try of which delivery.
     *
     * @param number counts from 1
     */
    @Embeddable
    record Id(@Column(name = "delivery_id") UUID deliveryId, int number) {}

    @EmbeddedId
    private Id id;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "duration_ms")
    private long durationMs;

    @Enumerated(EnumType.STRING)
    private AttemptOutcome outcome;

    @Column(name = "http_status")
    private @Nullable Integer httpStatus;

    private @Nullable String detail;

    @Column(name = "response_body")
    private @Nullable String responseBody;

    Attempt() {}

    int number() {
        return id.number();
    }

    Instant startedAt() {
        return startedAt;
    }

    long durationMs() {
        return durationMs;
    }

    AttemptOutcome outcome() {
        return outcome;
    }

    @Nullable
    Integer httpStatus() {
        return httpStatus;
    }

    @Nullable
    String detail() {
        return detail;
    }

    @Nullable
    String responseBody() {
        return responseBody;
    }
}
