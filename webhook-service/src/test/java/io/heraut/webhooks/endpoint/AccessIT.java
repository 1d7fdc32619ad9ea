package io.heraut.webhooks.endpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.heraut.webhooks.testing.Endpoints;
import io.heraut.webhooks.testing.Endpoints.Made;
import io.heraut.webhooks.testing.Receiver;
import io.heraut.webhooks.testing.ReceiverPort;
import io.heraut.webhooks.testing.Services;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every operation: without a token, with a wrong role, with the right one, and by the wrong partner. */
@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "webhooks"))
@WithTestResource(value = ReceiverPort.class, scope = TestResourceScope.GLOBAL)
class AccessIT {
    private static final String ALL = Endpoints.ENDPOINTS;

    private final Endpoints partner = Endpoints.ofNewPartner();

    @Inject
    Receiver receiver;

    @Inject
    Services services;

    /** An operation on one endpoint and one delivery. */
    private record Operation(int success, boolean onObject, Function<RequestSpecification, Response> call) {}

    @Test
    void everyOperationHasItsDoor() {
        Made endpoint = partner.make(receiver.newUrl(), "points.awarded");
        services.award();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> partner.deliveries(endpoint.id()).stream()
                        .anyMatch(delivery -> "SUCCEEDED".equals(delivery.get("status"))));
        String delivery = partner.delivery(endpoint.id()).getString("id");
        Map<String, Operation> operations = operations(endpoint, delivery);

        operations.forEach((name, operation) -> {
            assertThat(operation.call().apply(given()).statusCode())
                    .as(name + " without a token")
                    .isEqualTo(401);
            assertThat(operation.call().apply(with(expired())).statusCode())
                    .as(name + " with an expired token")
                    .isEqualTo(401);
            assertThat(operation
                            .call()
                            .apply(with(TestTokens.forPerson("petra")))
                            .statusCode())
                    .as(name + " as a program manager")
                    .isEqualTo(403);
            assertThat(operation
                            .call()
                            .apply(with(TestTokens.partner("content:read")))
                            .statusCode())
                    .as(name + " with another scope")
                    .isEqualTo(403);
            if (operation.onObject()) {
                assertThat(operation
                                .call()
                                .apply(Endpoints.ofNewPartner().request())
                                .statusCode())
                        .as(name + " by another partner")
                        .isEqualTo(404);
            }
        });
        operations.forEach((name, operation) -> {
            if (!name.equals("delete")) {
                assertThat(operation.call().apply(Endpoints.ofAdmin().request()).statusCode())
                        .as(name + " as an administrator")
                        .isEqualTo(operation.success());
            }
            assertThat(operation.call().apply(partner.request()).statusCode())
                    .as(name + " by its owner")
                    .isEqualTo(operation.success());
        });
    }

    @Test
    void aPartnerSeesOnlyWhatIsItsOwn() {
        Endpoints other = Endpoints.ofNewPartner();
        Made mine = partner.make(receiver.newUrl(), "points.awarded");
        Made theirs = other.make(receiver.newUrl(), "points.awarded");
        services.award();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> other.deliveries(theirs.id()).size() == 1);

        assertThat(partner.request().get(ALL).jsonPath().<String>getList("items.id"))
                .containsExactly(mine.id());
        assertThat(partner.deliveries(theirs.id())).isEmpty();
        assertThat(partner.request().get(Endpoints.DELIVERIES).jsonPath().<String>getList("items.endpointId"))
                .doesNotContain(theirs.id());
        assertThat(Endpoints.ofAdmin()
                        .request()
                        .get(ALL + "?limit=200")
                        .jsonPath()
                        .<String>getList("items.id"))
                .contains(mine.id(), theirs.id());
    }

    /** Those that change little first, so that each finds what it needs. */
    private Map<String, Operation> operations(Made endpoint, String delivery) {
        String one = ALL + "/" + endpoint.id();
        String url = receiver.newUrl();
        Map<String, Operation> operations = new LinkedHashMap<>();
        operations.put("event types", reading("/api/v1/event-types", false));
        operations.put("event type", reading("/api/v1/event-types/points.awarded", false));
        operations.put("list", reading(ALL, false));
        operations.put("get", reading(one, true));
        operations.put("deliveries", reading(Endpoints.DELIVERIES, false));
        operations.put("delivery", reading(Endpoints.DELIVERIES + "/" + delivery, true));
        operations.put(
                "create",
                new Operation(
                        201,
                        false,
                        request -> request.contentType(ContentType.JSON)
                                .body(Map.of("url", url, "eventTypes", List.of("points.awarded")))
                                .post(ALL)));
        operations.put(
                "change",
                new Operation(
                        200,
                        true,
                        request -> request.contentType("application/merge-patch+json")
                                .header("If-Match", "*")
                                .body("{\"description\": \"changed\"}")
                                .patch(one)));
        operations.put(
                "rotate",
                new Operation(200, true, request -> request.noContentType().post(one + "/rotate-secret")));
        operations.put(
                "disable",
                new Operation(200, true, request -> request.noContentType().post(one + "/disable")));
        operations.put(
                "enable",
                new Operation(200, true, request -> request.noContentType().post(one + "/enable")));
        operations.put(
                "test",
                new Operation(202, true, request -> request.noContentType().post(one + "/test")));
        operations.put(
                "replay",
                new Operation(
                        202,
                        true,
                        request -> request.contentType(ContentType.JSON)
                                .body(Map.of("since", Instant.EPOCH.toString()))
                                .post(one + "/replay")));
        operations.put("retry", new Operation(202, true, request -> retry(request, delivery)));
        operations.put(
                "delete",
                new Operation(
                        204, true, request -> request.header("If-Match", "*").delete(one)));
        return operations;
    }

    /** Not while it is being sent. */
    private Response retry(RequestSpecification request, String delivery) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> partner.request()
                        .get(Endpoints.DELIVERIES + "/" + delivery)
                        .jsonPath()
                        .getString("status")
                        .equals("SUCCEEDED"));
        return request.noContentType().post(Endpoints.DELIVERIES + "/" + delivery + "/retry");
    }

    private static Operation reading(String path, boolean onObject) {
        return new Operation(200, onObject, request -> request.get(path));
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }

    private static String expired() {
        return TestTokens.partnerBuilder(Endpoints.MANAGE)
                .expiresAt(Instant.now().minus(Duration.ofHours(1)))
                .sign();
    }
}
