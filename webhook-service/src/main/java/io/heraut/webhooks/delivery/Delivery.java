package io.heraut.webhooks.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to one endpoint. */
@Entity
@Table(name = "delivery")
class Delivery {
    @Id
    private UUID id;

    @Column(name = "endpoint_id")
    private UUID endpointId;

    @Column(name = "event_id")
    private UUID eventId;

    private boolean test;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status;

    private int attempts;

    private int step;

    /** When a worker may take it; while one has it, the end of its lease. */
    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    private @Nullable UUID lease;

    @Enumerated(EnumType.STRING)
    @Column(name = "last_outcome")
    private @Nullable AttemptOutcome lastOutcome;

    @Column(name = "last_http_status")
    private @Nullable Integer lastHttpStatus;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    Delivery() {}

    private Delivery(UUID id, UUID endpointId, UUID eventId, boolean test, Instant now) {
        this.id = id;
        this.endpointId = endpointId;
        this.eventId = eventId;
        this.test = test;
        this.status = DeliveryStatus.PENDING;
        this.dueAt = now;
        this.createdAt = now;
    }

    static Delivery ofTest(UUID id, UUID endpointId, UUID eventId, Instant now) {
        return new Delivery(id, endpointId, eventId, true, now);
    }

    UUID id() {
        return id;
    }

    UUID endpointId() {
        return endpointId;
    }

    UUID eventId() {
        return eventId;
    }

    boolean isTest() {
        return test;
    }

    DeliveryStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    AttemptOutcome lastOutcome() {
        return lastOutcome;
    }

    @Nullable
    Integer lastHttpStatus() {
        return lastHttpStatus;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    /** Null when no further attempt is planned, or one is being made. */
    @Nullable
    Instant nextAttemptAt() {
        return lease == null ? dueAt : null;
    }

    boolean isInFlight(Instant now) {
        return lease != null && dueAt != null && dueAt.isAfter(now);
    }

    /**
     * An attempt is over. A worker that lost its lease may still say that the endpoint has taken the delivery; all else
     * is up to the worker that has it now.
     */
    void conclude(UUID workersLease, AttemptResult result, Verdict verdict) {
        boolean isTaken = verdict instanceof Verdict.Taken;
        if (!workersLease.equals(lease) && !isTaken) {
            return;
        }
        lastOutcome = result.outcome();
        lastHttpStatus = result instanceof AttemptResult.Answered answered ? answered.status() : null;
        switch (verdict) {
            case Verdict.Taken() -> complete(DeliveryStatus.SUCCEEDED, result.endedAt());
            case Verdict.GivenUp() -> complete(DeliveryStatus.FAILED, result.endedAt());
            case Verdict.EndpointGone() -> complete(DeliveryStatus.FAILED, result.endedAt());
            case Verdict.TryAgain(Instant at, var pause) -> {
                step++;
                dueAt = at;
                lease = null;
            }
        }
    }

    /** The schedule begins anew, now. */
    void sendAgain(Instant now) {
        status = DeliveryStatus.PENDING;
        step = 0;
        dueAt = now;
        lease = null;
        completedAt = null;
    }

    private void complete(DeliveryStatus end, Instant at) {
        status = end;
        dueAt = null;
        lease = null;
        completedAt = at;
    }
}
