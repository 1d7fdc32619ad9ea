package io.heraut.gateway.route;

import io.heraut.gateway.limit.RateLimits;
import io.heraut.gateway.proxy.Forwarder;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.request.ClientAddress;
import io.heraut.web.request.TrustedProxies;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** The two ways in: the API, with a token, and the public links, without. */
@ApplicationScoped
public class Doors {

    private final Forwarder forwarder;
    private final RateLimits limits;
    private final Tokens tokens;
    private final TrustedProxies proxies;

    Doors(Forwarder forwarder, RateLimits limits, Tokens tokens, TrustedProxies proxies) {
        this.forwarder = forwarder;
        this.limits = limits;
        this.tokens = tokens;
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
        nameSeries(context, path);
        tokens.subject(context)
                .subscribe()
                .with(subject -> admit(context, part.get(), path, subject), failure -> deny(context, failure));
    }

    /** Requests are counted by resource, not by object: there would be no end of series. */
    private static void nameSeries(RoutingContext context, String path) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
        if (metric != null) {
            int end = path.indexOf('/', Part.API.length());
            metric.setTemplatePath(end < 0 ? path : path.substring(0, end) + "/*");
        }
    }

    private void admit(RoutingContext context, Part part, String path, String subject) {
        if (limits.admit(context, subject)) {
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
