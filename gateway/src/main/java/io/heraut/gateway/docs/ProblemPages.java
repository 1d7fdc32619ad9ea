package io.heraut.gateway.docs;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code /problems/<name>}: what the type of a problem points at, the section of {@code docs/problems.md}. */
@ApplicationScoped
public class ProblemPages {

    private final String all;

    ProblemPages() throws IOException {
        try (InputStream in = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("io/heraut/gateway/docs/problems.md")) {
            if (in == null) {
                throw new IOException("problems.md is missing in the gateway's own files");
            }
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void open(@Observes Router router) {
        router.route(HttpMethod.GET, "/problems").handler(context -> send(context, all));
        router.route(HttpMethod.GET, "/problems/:slug").handler(context -> {
            String section = section(all, context.pathParam("slug"));
            if (section == null) {
                context.next();
            } else {
                send(context, section);
            }
        });
    }

    private static void send(RoutingContext context, String text) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .end(text);
    }

    static @Nullable String section(String document, @Nullable String slug) {
        String heading = "\n### " + slug + "\n";
        int begin = document.indexOf(heading);
        if (begin < 0) {
            return null;
        }
        int end = document.indexOf("\n##", begin + heading.length());
        return document.substring(begin + 1, end < 0 ? document.length() : end).strip() + "\n";
    }
}
