package io.heraut.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.heraut.local.keycloak.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client of the public API: what a mobile app would do, waiting where the API says "not yet" included.
 *
 * <p>A client is one caller at one device.
 */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 20;

    private final URI gateway;
    private final @Nullable String token;
    private final Map<String, String> device;

    private Client(URI gateway, @Nullable String token, Map<String, String> device) {
        this.gateway = gateway;
        this.token = token;
        this.device = device;
    }

    /** A person of the local realm, signed in. */
    public static Client ofPerson(Stage stage, String login, Visitor device) {
        return new Client(stage.gateway(), Tokens.ofPerson(stage.issuer(), login), device.headers());
    }

    /** The local realm's partner system, with these scopes. */
    public static Client ofPartner(Stage stage, String... scopes) {
        return new Client(stage.gateway(), Tokens.ofPartner(stage.issuer(), List.of(scopes)), Map.of());
    }

    /** A caller with that token, or with none. */
    public static Client withToken(Stage stage, @Nullable String token) {
        return new Client(stage.gateway(), token, Map.of());
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** Sends it with a key, so that trying again can not do it twice. */
    public Answer post(String path, Map<String, ?> body) {
        return send(
                "POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer post(String path) {
        return send(
                "POST", path, null, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer post(String path, String etag) {
        return send(
                "POST", path, null, Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", etag));
    }

    public Answer patch(String path, String etag, Map<String, ?> body) {
        return send("PATCH", path, body, Map.of("If-Match", etag));
    }

    public Answer put(String path, String etag, Map<String, ?> body) {
        return send("PUT", path, body, Map.of("If-Match", etag));
    }

    /** Any request, exactly as given and sent once. */
    public Answer sendOnce(String method, String path, @Nullable Map<String, ?> body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
        device.forEach(request::header);
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(json(body)));
        }
        HttpResponse<byte[]> response = send(request.build());
        return new Answer(method + " " + path, response.statusCode(), response.headers(), json(response.body()));
    }

    /** Follows a tracked link as that visitor; the redirect is not followed. */
    static HttpResponse<byte[]> follow(URI link, Visitor visitor) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(link).timeout(TIMEOUT).GET();
        visitor.headers().forEach(request::header);
        return send(request.build());
    }

    private Answer send(String method, String path, @Nullable Map<String, ?> body, Map<String, String> headers) {
        Answer answer = sendOnce(method, path, body, headers);
        for (int attempt = 1; attempt < ATTEMPTS && isTooEarly(answer); attempt++) {
            LockSupport.parkNanos(Duration.ofSeconds(
                            answer.headers().firstValueAsLong("Retry-After").orElse(1))
                    .toNanos());
            answer = sendOnce(method, path, body, headers);
        }
        return answer;
    }

    /** The caller was faster than the event that one service tells the other. */
    private static boolean isTooEarly(Answer answer) {
        return answer.status() == 409 && answer.problem().endsWith("-not-known-yet");
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new StoryFailure(
                    request.method() + " " + request.uri() + " to answer",
                    e.getClass().getSimpleName() + " " + (e.getMessage() == null ? "" : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailure(request.method() + " " + request.uri() + " to answer", "an interruption");
        }
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode json(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
