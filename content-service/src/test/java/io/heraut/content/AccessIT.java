package io.heraut.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against every role, and against tokens that are none. */
@QuarkusTest
class AccessIT extends ContentApi {
    private static final List<String> ROLES =
            List.of("advocate", "curator", "reviewer", "program-manager", "admin", "content:read");
    private static final String CURATE = "curator, admin";
    private static final String WATCH = "curator, reviewer, admin";
    private static final String READ = "curator, reviewer, program-manager, admin, content:read";
    private static final String EVERYBODY = "advocate, curator, reviewer, program-manager, admin, content:read";

    /** Who may do what. */
    record Operation(String method, String path, Set<String> roles) {}

    static List<Operation> operations() {
        return List.of(
                operation("POST", "/api/v1/sources", CURATE),
                operation("GET", "/api/v1/sources", WATCH),
                operation("GET", "/api/v1/sources/{id}", WATCH),
                operation("PATCH", "/api/v1/sources/{id}", CURATE),
                operation("DELETE", "/api/v1/sources/{id}", CURATE),
                operation("POST", "/api/v1/sources/{id}/import", CURATE),
                operation("POST", "/api/v1/key-messages", CURATE),
                operation("GET", "/api/v1/key-messages", EVERYBODY),
                operation("GET", "/api/v1/key-messages/{id}", EVERYBODY),
                operation("PATCH", "/api/v1/key-messages/{id}", CURATE),
                operation("POST", "/api/v1/content-items", CURATE),
                operation("GET", "/api/v1/content-items", READ),
                operation("GET", "/api/v1/content-items/{id}", READ),
                operation("PATCH", "/api/v1/content-items/{id}", CURATE),
                operation("POST", "/api/v1/content-items/{id}/submit", CURATE),
                operation("POST", "/api/v1/content-items/{id}/approve", "reviewer, admin"),
                operation("POST", "/api/v1/content-items/{id}/return", WATCH),
                operation("POST", "/api/v1/content-items/{id}/publish", WATCH),
                operation("POST", "/api/v1/content-items/{id}/withdraw", WATCH),
                operation("POST", "/api/v1/content-items/{id}/captions", CURATE),
                operation("GET", "/api/v1/content-items/{id}/captions", READ),
                operation("DELETE", "/api/v1/content-items/{id}/captions/{captionId}", CURATE),
                operation("GET", "/api/v1/feed", "advocate"),
                operation("GET", "/api/v1/feed/{contentItemId}", "advocate"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutAGoodTokenNothingIsAnswered(Operation operation) {
        assertThat(status(operation, anonymous())).isEqualTo(401);
        assertThat(status(
                        operation,
                        as(TestTokens.builder()
                                .roles("admin", "advocate")
                                .signedByAStranger()
                                .sign())))
                .isEqualTo(401);
        assertThat(status(
                        operation,
                        as(TestTokens.builder()
                                .roles("admin", "advocate")
                                .expiresAt(Instant.now().minusSeconds(60))
                                .sign())))
                .isEqualTo(401);
        assertThat(status(
                        operation,
                        as(TestTokens.builder()
                                .roles("admin", "advocate")
                                .audiences("heraut-rewards")
                                .sign())))
                .isEqualTo(401);
        assertThat(status(
                        operation,
                        as(TestTokens.builder()
                                .roles("admin", "advocate")
                                .issuer("https://elsewhere.example.com")
                                .sign())))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachRoleMayDoWhatItIsForAndNothingElse(Operation operation) {
        Set<String> may = new TreeSet<>();
        for (String role : ROLES) {
            String token = role.contains(":")
                    ? TestTokens.partner(role)
                    : TestTokens.builder().roles(role).sign();
            int status = status(operation, as(token));
            assertThat(status).as(operation + " as " + role).isNotIn(401, 500, 501, 503);
            if (status != 403) {
                may.add(role);
            }
        }
        assertThat(may).isEqualTo(operation.roles());
        assertThat(status(operation, as(TestTokens.builder().sign()))).isEqualTo(403);
    }

    @Test
    void everyOperationOfTheDocumentIsInTheTable() {
        JsonPath document =
                anonymous().accept("application/json").get("/openapi").jsonPath();
        Set<String> documented = new TreeSet<>();
        document.<Map<String, Map<String, ?>>>get("paths").forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.keySet().stream()
                        .filter(key ->
                                Set.of("get", "post", "put", "patch", "delete").contains(key))
                        .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path));
            }
        });

        assertThat(operations().stream().map(operation -> operation.method() + " " + operation.path()))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyOperationOfTheDocumentIsDescribed() {
        JsonPath document =
                anonymous().accept("application/json").get("/openapi").jsonPath();
        Set<String> ids = new TreeSet<>();
        document.<Map<String, Map<String, Object>>>get("paths")
                .forEach((path, item) -> item.forEach((method, value) -> {
                    if (path.startsWith("/api/")
                            && value instanceof Map<?, ?> operation
                            && operation.containsKey("responses")) {
                        String name = method + " " + path;
                        assertThat(ids.add(String.valueOf(operation.get("operationId"))))
                                .as(name)
                                .isTrue();
                        assertThat(operation.get("operationId")).as(name).isNotNull();
                        assertThat(operation.get("summary")).as(name).isNotNull();
                        assertThat(String.valueOf(operation.get("description")))
                                .as(name)
                                .containsIgnoringCase("for ");
                        Map<String, Map<String, ?>> responses =
                                (Map<String, Map<String, ?>>) operation.get("responses");
                        assertThat(responses.keySet())
                                .as(name)
                                .contains("401", "403")
                                .anyMatch(status -> status.startsWith("2"));
                        responses.forEach((status, response) -> {
                            if (status.startsWith("2") && !status.equals("204")) {
                                assertShown(name + " " + status, response.get("content"));
                            }
                        });
                        if (operation.get("requestBody") instanceof Map<?, ?> body) {
                            assertShown(name + " body", body.get("content"));
                        }
                    }
                }));
        assertThat(ids).hasSize(operations().size());
    }

    /** With its shape and with an example that is JSON. */
    @SuppressWarnings("unchecked")
    private static void assertShown(String name, @Nullable Object content) {
        assertThat(content).as(name).isInstanceOf(Map.class);
        ((Map<String, Map<String, ?>>) Objects.requireNonNull(content)).forEach((type, shown) -> {
            assertThat(shown.get("schema")).as(name).isNotNull();
            assertThat(shown.get("examples"))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Map.class,
                            examples -> assertThat(((Map<String, Map<String, ?>>) examples).values())
                                    .allSatisfy(example ->
                                            assertThat(example.get("value")).isInstanceOf(Map.class)));
        });
    }

    private static Operation operation(String method, String path, String roles) {
        return new Operation(
                method, path, new TreeSet<>(Stream.of(roles.split(", ", -1)).toList()));
    }

    /** With a body that is refused after the caller was let in. */
    private static int status(Operation operation, RequestSpecification request) {
        String path =
                operation.path().replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
        return (operation.method().equals("GET") || operation.method().equals("DELETE") ? request : request.body("{}"))
                .request(operation.method(), path)
                .statusCode();
    }
}
