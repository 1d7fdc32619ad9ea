package io.heraut.sharing.analytics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.local.testing.TestTokens;
import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may read reports, and who may say what they mean. */
@QuarkusTest
class AnalyticsAccessIT extends SharingApi {
    private static final UUID NOBODYS = UUID.fromString("0197a3c0-0000-7000-8000-00000000dead");

    static Stream<Arguments> reading() {
        return Stream.of(
                Arguments.of(Method.GET, "/api/v1/analytics", 200),
                Arguments.of(Method.GET, "/api/v1/metric-definitions", 200),
                Arguments.of(Method.GET, "/api/v1/metric-definitions/human-clicks", 200),
                Arguments.of(Method.GET, "/api/v1/metric-definitions/human-clicks/versions", 200),
                Arguments.of(Method.GET, "/api/v1/rate-cards", 200),
                Arguments.of(Method.GET, "/api/v1/rate-cards/" + NOBODYS, 404));
    }

    static Stream<Arguments> writing() {
        return Stream.of(
                Arguments.of(Method.POST, "/api/v1/metric-definitions/human-clicks/versions", 400),
                Arguments.of(Method.POST, "/api/v1/rate-cards", 400));
    }

    static Stream<Arguments> all() {
        return Stream.concat(reading(), writing());
    }

    private static ValidatableResponse call(RequestSpecification caller, Method method, String path) {
        return caller.contentType(ContentType.JSON)
                .body(method == Method.POST ? "{}" : "")
                .request(method, path)
                .then();
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whoHasNoTokenIsAskedForOne(Method method, String path, int ignored) {
        call(given(), method, path).statusCode(401);
    }

    @ParameterizedTest
    @MethodSource("all")
    void programManagersAndAdministratorsMay(Method method, String path, int status) {
        for (String role : List.of("program-manager", "admin")) {
            call(with(TestTokens.builder().roles(role).sign()), method, path).statusCode(status);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void othersMayNot(Method method, String path, int ignored) {
        for (String role : List.of("advocate", "curator", "reviewer")) {
            call(with(TestTokens.builder().roles(role).sign()), method, path)
                    .statusCode(403)
                    .body("type", equalTo("/problems/forbidden"));
        }
        call(with(TestTokens.partner("content:read", "events:write")), method, path)
                .statusCode(403);
    }

    @ParameterizedTest
    @MethodSource("reading")
    void aPartnersSystemMayReadWithTheScope(Method method, String path, int status) {
        call(with(TestTokens.partner("analytics:read")), method, path).statusCode(status);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aPartnersSystemMayNotWrite(Method method, String path, int ignored) {
        call(with(TestTokens.partner("analytics:read")), method, path).statusCode(403);
    }
}
