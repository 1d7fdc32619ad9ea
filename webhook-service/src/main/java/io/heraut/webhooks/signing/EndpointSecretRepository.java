package io.heraut.webhooks.signing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class EndpointSecretRepository implements PanacheRepositoryBase<EndpointSecret, UUID> {
    /** Those that sign now, the current one of each endpoint first. */
    List<EndpointSecret> valid(Collection<UUID> endpointIds, Instant now) {
        return list(
                "endpointId in ?1 and (validUntil is null or validUntil > ?2) order by createdAt desc, id desc",
                endpointIds,
                now);
    }

    long deleteEnded(Instant now) {
        return delete("validUntil <= ?1", now);
    }
}
