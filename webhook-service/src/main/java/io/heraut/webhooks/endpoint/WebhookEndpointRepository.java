package io.heraut.webhooks.endpoint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class WebhookEndpointRepository implements PanacheRepositoryBase<WebhookEndpoint, UUID> {
    Optional<WebhookEndpoint> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Newest first. */
    List<WebhookEndpoint> page(
            @Nullable String owner, @Nullable EndpointStatus status, @Nullable UUID before, int limit) {
        return find(
                        "(?1 is null or owner = ?1) and (?2 is null or status = ?2) and (?3 is null or id < ?3) order by id desc",
                        owner,
                        status,
                        before)
                .range(0, limit - 1)
                .list();
    }

    long countOf(String owner) {
        return count("owner", owner);
    }
}
