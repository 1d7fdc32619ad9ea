package io.heraut.gateway.openapi;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /openapi}: YAML, or JSON for whoever accepts it or asks for it. */
@ApplicationScoped
public class ApiDocumentRoute {

    private static final String OWN = "/own-openapi";

    private final ApiDocuments documents;

    ApiDocumentRoute(ApiDocuments documents) {
        this.documents = documents;
    }

    void open(@Observes Router router) {
        for (String path : new String[] {"/openapi", "/openapi.json", "/openapi.yaml"}) {
            router.route(HttpMethod.GET, path).handler(this::answer);
            router.route(HttpMethod.HEAD, path).handler(this::answer);
        }
        // Quarkus keeps a route for the gateway's own document, which there is not.
        router.route(OWN + "*").order(-1).handler(context -> context.fail(404));
    }

    private void answer(RoutingContext context) {
        documents.document().onSuccess(document -> {
            if (document.isPresent()) {
                write(context, document.get());
            } else {
                context.fail(new ProblemException(
                                CommonProblem.UPSTREAM_UNAVAILABLE, "No service has given its document yet.")
                        .withHeader("Retry-After", "2"));
            }
        });
    }

    private static void write(RoutingContext context, ApiDocument document) {
        boolean json = wantsJson(
                context.normalizedPath(),
                context.request().getParam("format"),
                context.request().getHeader(HttpHeaders.ACCEPT));
        String etag = "\"" + document.etag() + (json ? "-json" : "-yaml") + "\"";
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.VARY, "Accept")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Access-Control-Allow-Origin", "*");
        if (etag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        var body = json ? document.json() : document.yaml();
        response.putHeader(HttpHeaders.CONTENT_TYPE, json ? "application/json" : "application/yaml; charset=utf-8");
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    static boolean wantsJson(String path, @Nullable String format, @Nullable String accept) {
        if (path.endsWith(".json") || path.endsWith(".yaml")) {
            return path.endsWith(".json");
        }
        if (format != null) {
            return format.toLowerCase(Locale.ROOT).equals("json");
        }
        if (accept == null) {
            return false;
        }
        int json = accept.toLowerCase(Locale.ROOT).indexOf("json");
        int yaml = accept.toLowerCase(Locale.ROOT).indexOf("yaml");
        return json >= 0 && (yaml < 0 || json < yaml);
    }
}
