package io.heraut.gateway.route;

import io.heraut.gateway.limit.RateLimits;
import io.heraut.gateway.proxy.Forwarder;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.request.ClientAddress;
import io.heraut.web.request.TrustedProxies;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The two ways in: the API, with a token, and the public links, without. */
@ApplicationScoped
public class Doors {

    /** A refusal is answered here, once. */
    private static final BiConsumer<RoutingContext, Throwable> NOTHING_MORE = (context, failure) -> {};

    private final Forwarder forwarder;
    private final RateLimits limits;
    private final IdentityProviderManager identities;
    private final TrustedProxies proxies;

    Doors(Forwarder forwarder, RateLimits limits, IdentityProviderManager identities, TrustedProxies proxies) {
        this.forwarder = forwarder;
        this.limits = limits;
        this.identities = identities;
        this.proxies = proxies;
    }

    void open(@Observes Router router) {
        router.route(HttpMethod.GET, "/s/:code").handler(this::publicLink);
        router.route(HttpMethod.HEAD, "/s/:code").handler(this::publicLink);
        router.route("/s/:code").handler(Doors::onlyRead);
        router.route("/api/v1/*").handler(this::api);
    }

    private void publicLink(RoutingContext context) {
        forwarder.forward(context, Part.SHARING, context.normalizedPath());
    }

    private static void onlyRead(RoutingContext context) {
        context.fail(new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, "A link is followed with GET or HEAD.")
                .withHeader("Allow", "GET, HEAD"));
    }

    private void api(RoutingContext context) {
        // Not the path as it was sent: "/api/v1/feed/../../ops" must not slip through to a service.
        String path = context.normalizedPath();
        Optional<Part> part = Part.at(path);
        if (part.isEmpty()) {
            context.next();
            return;
        }
        context.request().pause();
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, NOTHING_MORE);
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(identity -> admit(context, part.get(), path, identity), failure -> deny(context, failure));
    }

    private void admit(RoutingContext context, Part part, String path, SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            deny(context, new UnauthorizedException());
        } else if (limits.admit(context, identity.getPrincipal().getName())) {
            forwarder.forward(context, part, path);
        }
    }

    /** Attempts without a valid token count, too, by the address that they come from. */
    private void deny(RoutingContext context, Throwable failure) {
        if (limits.admit(context, "address " + ClientAddress.of(context.request(), proxies))) {
            context.fail(failure);
        }
    }
}
