package io.heraut.gateway.proxy;

import io.heraut.gateway.GatewayConfig;
import io.heraut.gateway.route.Part;
import io.heraut.web.problem.ProblemResponses;
import io.heraut.web.request.BodyLimit;
import io.heraut.web.request.TrustedProxies;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Passes requests on to the services. */
@Singleton
public class Forwarder {

    private final Vertx vertx;
    private final UpstreamClient client;
    private final TrustedProxies proxies;
    private final BodyLimit limit;
    private final Refusals refusals;
    private final long responseTimeoutMillis;

    Forwarder(
            Vertx vertx,
            UpstreamClient client,
            TrustedProxies proxies,
            BodyLimit limit,
            ProblemResponses responses,
            GatewayConfig config) {
        this.vertx = vertx;
        this.client = client;
        this.proxies = proxies;
        this.limit = limit;
        this.refusals = new Refusals(responses);
        this.responseTimeoutMillis = config.upstream().responseTimeout().toMillis();
    }

    /** @param path normalised; the query is the request's own */
    public void forward(RoutingContext context, Part part, String path) {
        String query = context.request().query();
        String uri = query == null ? path : path + "?" + query;
        new Exchange(vertx, client, proxies, limit.bytes(), responseTimeoutMillis, refusals, context, part, uri)
                .begin();
    }
}
