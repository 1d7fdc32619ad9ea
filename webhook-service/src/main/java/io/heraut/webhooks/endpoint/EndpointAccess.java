package io.heraut.webhooks.endpoint;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import io.heraut.web.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which endpoints the caller may see and change: an administrator all, a partner its own. */
@ApplicationScoped
public class EndpointAccess {
    private final WebhookEndpointRepository endpoints;
    private final Caller caller;

    EndpointAccess(WebhookEndpointRepository endpoints, Caller caller) {
        this.endpoints = endpoints;
        this.caller = caller;
    }

    /** The owner whose endpoints the caller is confined to; null for an administrator. */
    public @Nullable String confinedTo() {
        return caller.hasRole(Roles.ADMIN) ? null : caller.subject();
    }

    /** @throws ProblemException 404, also for an endpoint of somebody else: its existence is nobody's business */
    public WebhookEndpoint require(UUID id) {
        return mine(endpoints.findById(id), id);
    }

    /** As {@link #require}, with the row locked until the transaction ends. */
    public WebhookEndpoint lock(UUID id) {
        return mine(endpoints.lock(id).orElse(null), id);
    }

    private WebhookEndpoint mine(@Nullable WebhookEndpoint endpoint, UUID id) {
        String owner = confinedTo();
        if (endpoint == null || (owner != null && !endpoint.isOwnedBy(owner))) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "There is no webhook endpoint " + id + ".");
        }
        return endpoint;
    }
}
