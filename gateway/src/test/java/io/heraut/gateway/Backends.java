package io.heraut.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Small servers in the place of the services: content has two replicas and an address where nobody listens, sharing and webhooks have one, rewards has
 * only an address where nobody listens.
 */
public class Backends implements QuarkusTestResourceLifecycleManager {

    static final int LARGE = 30_000_000;
    static final int BODY_LIMIT = 100_000;
    static final int REQUESTS_PER_MINUTE = 100;

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Queue<String> brokenOff = new ConcurrentLinkedQueue<>();
    private final AtomicInteger aborts = new AtomicInteger();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final List<HttpServer> servers = new java.util.ArrayList<>();
    private @Nullable Vertx vertx;

    @Override
    public Map<String, String> start() {
        Vertx started = Vertx.vertx();
        vertx = started;
        documents.put("content", OpenApiSamples.CONTENT);
        documents.put("sharing", OpenApiSamples.SHARING);
        documents.put("webhooks", OpenApiSamples.WEBHOOKS);
        String nobody = "http://127.0.0.1:" + freePort();
        Map<String, String> config = new HashMap<>();
        config.put(
                "heraut.gateway.content.url",
                String.join(",", nobody, serve(started, "content", "a"), serve(started, "content", "b")));
        config.put("heraut.gateway.sharing.url", serve(started, "sharing", "a"));
        config.put("heraut.gateway.rewards.url", nobody);
        config.put("heraut.gateway.webhooks.url", serve(started, "webhooks", "a"));
        config.put("heraut.gateway.upstream.response-timeout", "1s");
        config.put("heraut.gateway.rate-limit.requests", Integer.toString(REQUESTS_PER_MINUTE));
        config.put("quarkus.http.limits.max-body-size", Integer.toString(BODY_LIMIT));
        config.put("quarkus.http.cors.enabled", "true");
        config.put("quarkus.http.cors.origins", "https://app.example.com");
        return config;
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Backends.class));
    }

    /** Requests that reached a service: {@code GET /api/v1/feed}. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** Requests whose body or connection broke off. */
    List<String> brokenOff() {
        return List.copyOf(brokenOff);
    }

    void forget() {
        seen.clear();
        brokenOff.clear();
        aborts.set(0);
    }

    int aborts() {
        return aborts.get();
    }

    private String serve(Vertx on, String service, String replica) {
        HttpServer server = on.createHttpServer()
                .requestHandler(request -> handle(on, service, replica, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        servers.add(server);
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void handle(Vertx on, String service, String replica, HttpServerRequest request) {
        String path = String.valueOf(request.path());
        if (path.equals("/openapi")) {
            request.response().putHeader("Content-Type", "application/json").end(documents.getOrDefault(service, ""));
            return;
        }
        seen.add(request.method() + " " + request.uri());
        request.exceptionHandler(failure -> brokenOff.add(request.method() + " " + path));
        String last = path.substring(path.lastIndexOf('/') + 1);
        switch (last) {
            case "silent" -> request.response().exceptionHandler(failure -> brokenOff.add(path));
            case "abort" -> {
                aborts.incrementAndGet();
                request.connection().close();
            }
            case "half" -> {
                request.response().putHeader("Content-Length", "1000").write("half");
                on.setTimer(100, late -> request.connection().close());
            }
            case "created" ->
                request.response()
                        .setStatusCode(201)
                        .putHeader("Location", "http://" + request.getHeader("Host") + "/api/v1/feed/1?x=2")
                        .putHeader("Content-Location", "https://elsewhere.example/x")
                        .putHeader("Connection", "X-Internal")
                        .putHeader("X-Internal", "secret")
                        .putHeader("X-Request-Id", "not-the-gateways")
                        .putHeader("Server", "backend")
                        .putHeader("ETag", "\"v1\"")
                        .end();
            case "large" -> large(request);
            case "empty" -> request.response().setStatusCode(204).end();
            case "link" ->
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "https://example.com/news?utm_source=linkedin")
                        .end();
            case "conflict" ->
                request.response()
                        .setStatusCode(409)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"type\":\"/problems/conflict\",\"status\":409}");
            default -> echo(service, replica, request);
        }
    }

    private static void echo(String service, String replica, HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonObject headers = new JsonObject();
            request.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
            Buffer answer = new JsonObject()
                    .put("service", service)
                    .put("replica", replica)
                    .put("method", request.method().toString())
                    .put("uri", request.uri())
                    .put("headers", headers)
                    .put("length", body.length())
                    .put("body", body.length() > 1000 ? "" : body.toString())
                    .toBuffer();
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Content-Length", Integer.toString(answer.length()))
                    .putHeader("X-Answer", service)
                    .end(answer);
        });
    }

    private static void large(HttpServerRequest request) {
        var response = request.response().setChunked(true);
        Buffer block = Buffer.buffer(new byte[100_000]);
        int[] left = {LARGE / block.length()};
        Runnable pump = new Runnable() {
            @Override
            public void run() {
                while (left[0] > 0 && !response.writeQueueFull()) {
                    left[0]--;
                    response.write(block);
                }
                if (left[0] == 0) {
                    response.drainHandler(null);
                    response.end();
                    left[0] = -1;
                }
            }
        };
        response.drainHandler(drained -> pump.run());
        pump.run();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
