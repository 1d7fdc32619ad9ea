package io.heraut.limit;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The same answer to everybody, with the headers that a tracked link's answer has. */
@ApplicationScoped
class FixedRedirect {
    void register(@Observes Router router) {
        router.route("/s/:code").order(-20_000).handler(FixedRedirect::answer);
    }

    private static void answer(RoutingContext routing) {
        MultiMap headers = routing.response().setStatusCode(302).headers();
        headers.set("X-Request-Id", "0123456789abcdef0123456789abcdef");
        headers.set("Cache-Control", "private, no-store");
        headers.set("Vary", "User-Agent");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("X-Robots-Tag", "noindex");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(
                "Location",
                "https://www.example.com/news/the-item?utm_source=linkedin&utm_medium=advocacy"
                        + "&utm_campaign=0197a3c0-0000-7000-8000-000000000006");
        routing.response().end();
    }
}
