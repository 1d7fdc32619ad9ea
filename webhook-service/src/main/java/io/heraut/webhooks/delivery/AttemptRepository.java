package io.heraut.webhooks.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AttemptRepository {
    /** A worker that was taken for dead and was not may know better than who noted that it was interrupted. */
    private static final String WRITE = """
            INSERT INTO attempt (delivery_id, number, started_at, duration_ms, outcome, http_status, detail, response_body)
            VALUES (:delivery, :number, :started, :duration, :outcome, :status, :detail, :body)
            ON CONFLICT ON CONSTRAINT attempt_pk DO UPDATE
               SET started_at = excluded.started_at, duration_ms = excluded.duration_ms, outcome = excluded.outcome,
                   http_status = excluded.http_status, detail = excluded.detail, response_body = excluded.response_body
            """;

    private final EntityManager entityManager;

    AttemptRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void write(Claim claim, AttemptResult result) {
        @Nullable Integer status = null;
        @Nullable String detail = null;
        @Nullable String body = null;
        switch (result) {
            case AttemptResult.Answered answered -> {
                status = answered.status();
                body = answered.body().isEmpty() ? null : answered.body();
            }
            case AttemptResult.NoAnswer none -> detail = none.detail();
        }
        entityManager
                .createNativeQuery(WRITE)
                .setParameter("delivery", claim.deliveryId())
                .setParameter("number", claim.attempt())
                .setParameter("started", result.startedAt())
                .setParameter("duration", result.duration().toMillis())
                .setParameter("outcome", result.outcome().name())
                .setParameter("status", status)
                .setParameter("detail", detail)
                .setParameter("body", body)
                .executeUpdate();
    }

    List<Attempt> of(UUID deliveryId) {
        return entityManager
                .createQuery("from Attempt a where a.id.deliveryId = :id order by a.id.number", Attempt.class)
                .setParameter("id", deliveryId)
                .getResultList();
    }
}
