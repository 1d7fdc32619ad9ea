package io.heraut.web.request;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** The request that is being answered. */
@RequestScoped
public class RequestContext {

    private final RoutingContext context;

    public RequestContext(RoutingContext context) {
        this.context = context;
    }

    /** What the log lines of this request carry; also in the answer's {@code X-Request-Id}. */
    public String requestId() {
        String id = RequestIds.of(context);
        return id == null ? "" : id;
    }

    public String method() {
        return context.request().method().toString();
    }

    /** Path without the query. */
    public String path() {
        String path = context.request().path();
        return path == null ? "/" : path;
    }
}
