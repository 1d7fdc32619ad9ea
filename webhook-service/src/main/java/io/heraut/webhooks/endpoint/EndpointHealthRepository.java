package io.heraut.webhooks.endpoint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whoever locks an endpoint, its health and its deliveries locks them in this order. */
@ApplicationScoped
public class EndpointHealthRepository implements PanacheRepositoryBase<EndpointHealth, UUID> {
    /** Empty when the endpoint is deleted. */
    public Optional<EndpointHealth> lock(UUID endpointId) {
        return findByIdOptional(endpointId, LockModeType.PESSIMISTIC_WRITE);
    }

    Map<UUID, EndpointHealth> of(Collection<UUID> endpointIds) {
        return list("endpointId in ?1", endpointIds).stream()
                .collect(Collectors.toMap(EndpointHealth::endpointId, Function.identity()));
    }
}
