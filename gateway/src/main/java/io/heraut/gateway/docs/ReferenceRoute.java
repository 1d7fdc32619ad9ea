package io.heraut.gateway.docs;

import io.heraut.gateway.GatewayConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code /docs}: the API reference (Swagger UI), with everything that it needs from here. */
@ApplicationScoped
public class ReferenceRoute {

    /** The files of Swagger UI that the page uses, and their types. */
    private static final Map<String, String> ASSETS = Map.of(
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "oauth2-redirect.html", "text/html; charset=utf-8",
            "oauth2-redirect.js", "text/javascript; charset=utf-8",
            "favicon-32x32.png", "image/png",
            "favicon-16x16.png", "image/png");

    private final String assetFolder;
    private final String page;
    private final String script;
    private final String policy;
    private final Map<String, SoftReference<Buffer>> assets = new ConcurrentHashMap<>();

    ReferenceRoute(GatewayConfig config, LoginUrl login) {
        String version = swaggerUiVersion();
        this.assetFolder = "META-INF/resources/webjars/swagger-ui/" + version + "/";
        this.page = text("io/heraut/gateway/docs/index.html").replace("{version}", version);
        this.script = text("io/heraut/gateway/docs/reference.js")
                .replace("\"{client}\"", Json.encode(config.docs().client()));
        // Swagger UI sets style attributes and draws its icons as data addresses.
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' "
                        + login.origin() + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    void open(@Observes Router router) {
        router.route(HttpMethod.GET, "/").handler(context -> redirect(context, "/docs"));
        router.route(HttpMethod.GET, "/docs").handler(this::page);
        router.route(HttpMethod.GET, "/docs/reference.js")
                .handler(context -> send(context, "text/javascript; charset=utf-8", Buffer.buffer(script), "no-cache"));
        router.route(HttpMethod.GET, "/docs/:asset").handler(this::asset);
        router.route(HttpMethod.GET, "/favicon.ico").handler(context -> redirect(context, "/docs/favicon-32x32.png"));
    }

    private void page(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff");
        send(context, "text/html; charset=utf-8", Buffer.buffer(page), "no-cache");
    }

    private void asset(RoutingContext context) {
        String name = context.pathParam("asset");
        String type = name == null ? null : ASSETS.get(name);
        if (name == null || type == null) {
            context.next();
            return;
        }
        context.response().putHeader("X-Content-Type-Options", "nosniff");
        // The page asks for them with the version in the query.
        String caching = context.request().query() == null ? "max-age=3600" : "max-age=31536000, immutable";
        send(context, type, read(name), caching);
    }

    private Buffer read(String name) {
        SoftReference<Buffer> kept = assets.get(name);
        Buffer buffer = kept == null ? null : kept.get();
        if (buffer == null) {
            buffer = Buffer.buffer(bytes(assetFolder + name));
            assets.put(name, new SoftReference<>(buffer));
        }
        return buffer.slice();
    }

    private static void send(RoutingContext context, String type, Buffer body, String caching) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .end(body);
    }

    private static void redirect(RoutingContext context, String to) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, to)
                .end();
    }

    private static String swaggerUiVersion() {
        Properties properties = new Properties();
        try (InputStream in = resource("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = resource(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        @Nullable
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is missing in the gateway's own files");
        }
        return in;
    }
}
