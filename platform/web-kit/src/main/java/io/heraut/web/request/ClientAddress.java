package io.heraut.web.request;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** Where the request came from: the rightmost hop that is no trusted proxy. */
@RequestScoped
public class ClientAddress {

    private final RoutingContext context;
    private final TrustedProxies proxies;

    public ClientAddress(RoutingContext context, TrustedProxies proxies) {
        this.context = context;
        this.proxies = proxies;
    }

    /** The literal IP address. */
    public String value() {
        return of(context.request(), proxies);
    }

    public static String of(HttpServerRequest request, TrustedProxies proxies) {
        return proxies.resolve(
                request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }
}
