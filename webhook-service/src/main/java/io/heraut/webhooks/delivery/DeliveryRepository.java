package io.heraut.webhooks.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {
    Optional<Delivery> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    @Transactional
    long countPending() {
        return count("status", DeliveryStatus.PENDING);
    }

    /**
     * Which deliveries are asked for; null is no condition.
     *
     * @param owner of the endpoint
     * @param before the last one of the page before
     */
    record Filter(
            @Nullable String owner,
            @Nullable UUID endpointId,
            @Nullable DeliveryStatus status,
            @Nullable String eventType,
            @Nullable UUID before) {}

    /** A delivery with the type of its event. */
    record Typed(Delivery delivery, String eventType) {}

    /** Newest first. */
    List<Typed> page(Filter filter, int limit) {
        StringBuilder query =
                new StringBuilder("select d, v.type from Delivery d join WebhookEvent v on v.id = d.eventId");
        Parameters parameters = new Parameters();
        if (filter.owner() != null) {
            query.append(" join WebhookEndpoint e on e.id = d.endpointId and e.owner = :owner");
            parameters.and("owner", filter.owner());
        }
        query.append(" where true");
        if (filter.endpointId() != null) {
            query.append(" and d.endpointId = :endpoint");
            parameters.and("endpoint", filter.endpointId());
        }
        if (filter.status() != null) {
            query.append(" and d.status = :status");
            parameters.and("status", filter.status());
        }
        if (filter.eventType() != null) {
            query.append(" and v.type = :type");
            parameters.and("type", filter.eventType());
        }
        if (filter.before() != null) {
            query.append(" and d.id < :before");
            parameters.and("before", filter.before());
        }
        query.append(" order by d.id desc");
        var jpql = getEntityManager().createQuery(query.toString(), Typed.class);
        parameters.map().forEach(jpql::setParameter);
        return jpql.setMaxResults(limit).getResultList();
    }

    /** The endpoint is disabled: nothing more is sent. */
    int skipPending(UUID endpointId, Instant now) {
        return update(
                "status = ?1, dueAt = null, lease = null, completedAt = ?2 where endpointId = ?3 and status = ?4 and test = false",
                DeliveryStatus.SKIPPED,
                now,
                endpointId,
                DeliveryStatus.PENDING);
    }

    /** What did not reach the endpoint is sent again, from the beginning of the schedule. */
    int replay(UUID endpointId, Instant since, Instant until, Instant now) {
        return update(
                "status = ?1, step = 0, dueAt = ?2, lease = null, completedAt = null where endpointId = ?3 and status in ?4"
                        + " and test = false and createdAt >= ?5 and createdAt < ?6",
                DeliveryStatus.PENDING,
                now,
                endpointId,
                List.of(DeliveryStatus.FAILED, DeliveryStatus.SKIPPED),
                since,
                until);
    }
}
