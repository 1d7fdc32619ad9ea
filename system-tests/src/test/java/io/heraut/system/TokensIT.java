package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.local.DemoPerson;
import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Service;
import io.heraut.local.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without a token that is right in everything, no door opens: not the gateway's, and not a service's own. */
@Order(2)
@ExtendWith(SystemStack.class)
class TokensIT {
    /** Something of each service that an advocate may read. */
    private static final Map<Service, String> READABLE = Map.of(
            Service.CONTENT, "/api/v1/feed",
            Service.SHARING, "/api/v1/me",
            Service.REWARDS, "/api/v1/points/me",
            Service.WEBHOOKS, "/api/v1/event-types");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aRealTokenOpensEveryDoor(LocalStack stack) {
        String token = stack.token("ada");

        for (URI door : doors(stack)) {
            assertThat(get(door, "Bearer " + token).statusCode())
                    .as("with a token at %s", door)
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutATokenNoDoorOpens(LocalStack stack) {
        assertRefusedEverywhere(stack, null);
    }

    @Test
    void whatIsNoTokenOpensNoDoor(LocalStack stack) {
        assertRefusedEverywhere(stack, "Bearer ");
        assertRefusedEverywhere(stack, "Bearer not.a.token");
        assertRefusedEverywhere(
                stack, "Basic " + Base64.getEncoder().encodeToString("ada:ada".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anExpiredTokenOpensNoDoor(LocalStack stack) {
        String token;
        try (KeycloakAdmin keycloak = new KeycloakAdmin(stack.issuer())) {
            token = keycloak.shortLivedToken("ada", Duration.ofSeconds(5));
        }
        URI door = doors(stack).getFirst();
        assertThat(get(door, "Bearer " + token).statusCode())
                .as("while it is valid")
                .isEqualTo(200);

        await("the token to expire")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> get(door, "Bearer " + token).statusCode() != 200);

        assertRefusedEverywhere(stack, "Bearer " + token);
    }

    @Test
    void aTokenOfAForeignIssuerOpensNoDoor(LocalStack stack) {
        try (KeycloakAdmin keycloak = new KeycloakAdmin(stack.issuer())) {
            assertRefusedEverywhere(stack, "Bearer " + keycloak.tokenOfAnotherRealm());
        }
        assertRefusedEverywhere(
                stack, "Bearer " + TestTokens.person(DemoPerson.ADA).sign());
    }

    @Test
    void aTokenThatNamesTheRightIssuerButHasAForeignSignatureOpensNoDoor(LocalStack stack) {
        assertRefusedEverywhere(
                stack,
                "Bearer "
                        + TestTokens.person(DemoPerson.ADA)
                                .issuer(stack.issuer().toString())
                                .signedByAStranger()
                                .sign());
    }

    @Test
    void aTokenThatWasChangedOpensNoDoor(LocalStack stack) {
        String[] parts = stack.token("amira").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = encoded(claims.replace("\"advocate\"", "\"admin\""));

        assertThat(claims).contains("\"advocate\"");
        assertRefusedEverywhere(stack, "Bearer " + parts[0] + "." + changed + "." + parts[2]);
        assertRefusedEverywhere(stack, "Bearer " + encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + changed + ".");
    }

    @Test
    void aTokenForNoServiceOpensNoDoor(LocalStack stack) {
        try (KeycloakAdmin keycloak = new KeycloakAdmin(stack.issuer())) {
            assertRefusedEverywhere(stack, "Bearer " + keycloak.tokenForNoService("ada"));
        }
    }

    private void assertRefusedEverywhere(LocalStack stack, @Nullable String authorization) {
        for (URI door : doors(stack)) {
            HttpResponse<String> response = get(door, authorization);
            assertThat(response.statusCode()).as("the status at %s", door).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .as("the challenge of %s", door)
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWithIgnoringCase("Bearer"));
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(response.body()).contains("\"/problems/unauthorized\"");
        }
    }

    private static List<URI> doors(LocalStack stack) {
        List<URI> doors = new ArrayList<>();
        READABLE.forEach((service, path) -> {
            doors.add(stack.url(Service.GATEWAY).resolve(path));
            doors.add(stack.url(service).resolve(path));
        });
        return doors;
    }

    private HttpResponse<String> get(URI uri, @Nullable String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).GET();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(uri + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
