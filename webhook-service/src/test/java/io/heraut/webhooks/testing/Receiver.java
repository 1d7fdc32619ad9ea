package io.heraut.webhooks.testing;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A partner's server: keeps what it is sent and answers as it is told. */
@Startup
@ApplicationScoped
public class Receiver {
    private final int port;
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Function<Received, Answer>> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;

    Receiver(@ConfigProperty(name = "test.receiver.port") int port) {
        this.port = port;
    }

    /** What came. */
    public record Received(int number, Map<String, List<String>> headers, String body, Instant at) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        public String id() {
            return header("webhook-id");
        }

        /** By the official library. */
        public boolean isSignedBy(String secret) {
            try {
                new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
                return true;
            } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
                return false;
            }
        }
    }

    /** What is answered. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    @PostConstruct
    void start() {
        try {
            HttpServer created = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
            created.createContext("/", this::serve);
            created.setExecutor(threads);
            created.start();
            server = created;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    /** An address that is nobody else's. */
    public String newUrl() {
        return "http://127.0.0.1:" + port + "/" + UUID.randomUUID();
    }

    public void answer(String url, Function<Received, Answer> answer) {
        answers.put(path(url), answer);
    }

    public void answer(String url, int status) {
        answer(url, request -> Answer.of(status));
    }

    public List<Received> received(String url) {
        return List.copyOf(received.getOrDefault(path(url), List.of()));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            List<Received> all = received.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>());
            Received request;
            synchronized (all) {
                request = new Received(all.size() + 1, Map.copyOf(exchange.getRequestHeaders()), body, Instant.now());
                all.add(request);
            }
            Answer answer =
                    answers.getOrDefault(path, ignored -> Answer.of(204)).apply(request);
            Headers headers = exchange.getResponseHeaders();
            answer.headers().forEach(headers::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String path(String url) {
        return Objects.requireNonNull(URI.create(url).getPath());
    }
}
