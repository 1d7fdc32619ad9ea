package io.heraut.local.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.local.LocalStackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Access tokens of the local realm, as a person or a partner system gets them. */
public final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private Tokens() {}

    /** The token of a person of the local realm, whose password is their name. */
    public static String ofPerson(URI issuer, String login) {
        return ask(
                issuer,
                Map.of("grant_type", "password", "client_id", "heraut-web", "username", login, "password", login),
                login);
    }

    /** The token of the local realm's partner system, with these scopes. */
    public static String ofPartner(URI issuer, List<String> scopes) {
        var form = new LinkedHashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_id", "heraut-partner",
                "client_secret", "heraut-partner"));
        if (!scopes.isEmpty()) {
            form.put("scope", String.join(" ", scopes));
        }
        return ask(issuer, form, "heraut-partner");
    }

    private static String ask(URI issuer, Map<String, String> form, String who) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new LocalStackException(
                        "Keycloak gave no token for " + who + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new LocalStackException("Keycloak does not answer at " + issuer + ": is the stack up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while asking for a token", e);
        }
    }
}
