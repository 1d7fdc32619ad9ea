package io.heraut.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What only Keycloak's administrator can do: make tokens that are not as they should be. */
final class KeycloakAdmin implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIFESPAN = "access.token.lifespan";

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** @param issuer the realm {@code heraut} */
    KeycloakAdmin(URI issuer) {
        this.server = issuer.resolve("/");
    }

    /** A token of another realm: another issuer with another key, on the same server. */
    String tokenOfAnotherRealm() {
        return token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"));
    }

    /** A token of the right realm that is meant for none of the services. */
    String tokenForNoService(String login) {
        return token(
                "heraut",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", login, "password", login));
    }

    /** A token that is like any other, but only for so long. */
    String shortLivedToken(String login, Duration lifespan) {
        setLifespan(Long.toString(lifespan.toSeconds()));
        try {
            return token(
                    "heraut",
                    Map.of("grant_type", "password", "client_id", "heraut-web", "username", login, "password", login));
        } finally {
            setLifespan("");
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private void setLifespan(String seconds) {
        String authorization = "Bearer " + tokenOfAnotherRealm();
        URI clients = server.resolve("admin/realms/heraut/clients");
        JsonNode found = send(HttpRequest.newBuilder(URI.create(clients + "?clientId=heraut-web"))
                .header("Authorization", authorization)
                .GET());
        ObjectNode client = (ObjectNode) found.get(0);
        client.withObject("attributes").put(LIFESPAN, seconds);
        send(HttpRequest.newBuilder(URI.create(clients + "/" + client.path("id").asText()))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(client.toString())));
    }

    private String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(server.resolve("realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .path("access_token")
                .asText();
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        response.request().uri() + " answered " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
