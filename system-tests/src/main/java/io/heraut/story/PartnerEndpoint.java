package io.heraut.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A partner's system that receives webhooks and believes only what is signed with its secret. */
public final class PartnerEndpoint implements AutoCloseable {

    /** A verified webhook. */
    public record Received(String id, String type, JsonNode data) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String play;
    private final int port;
    private final LocalServer server;
    private final List<Received> verified = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile @Nullable Webhook verifier;

    private PartnerEndpoint(int port, String play) {
        this.port = port;
        this.play = play;
        this.server = LocalServer.start(port, "HERAUT_PARTNER_PORT", this::receive);
    }

    public static PartnerEndpoint open(int port, String play) {
        return new PartnerEndpoint(port, play);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/" + play + "/heraut");
    }

    /** What it was told when it registered, and keeps to itself. */
    public void trust(String secret) {
        try {
            verifier = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new StoryFailure("a secret", "an empty one");
        }
    }

    /** The first verified webhook of this type whose data has that field. */
    public Optional<Received> received(String type, String field, String value) {
        return verified.stream()
                .filter(webhook -> webhook.type().equals(type)
                        && webhook.data().path(field).asText().equals(value))
                .findFirst();
    }

    public List<Received> verified() {
        return List.copyOf(verified);
    }

    /** Why webhooks were refused, if any were. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        server.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status(exchange, body), -1);
        exchange.close();
    }

    private int status(HttpExchange exchange, String body) throws IOException {
        Webhook webhook = verifier;
        if (!exchange.getRequestURI().getPath().equals(url().getPath()) || webhook == null) {
            return 404;
        }
        HttpHeaders headers = HttpHeaders.of(
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                (name, value) -> true);
        try {
            webhook.verify(body, headers);
        } catch (WebhookVerificationException e) {
            refused.add(String.valueOf(e.getMessage()));
            return 401;
        }
        JsonNode json = JSON.readTree(body);
        verified.add(new Received(
                headers.firstValue("webhook-id").orElse(""), json.path("type").asText(), json.path("data")));
        return 204;
    }
}
