package io.heraut.sharing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.heraut.local.testing.TestTokens;
import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, and with whose things. */
@QuarkusTest
class AccessIT extends SharingApi {
    private static final String NOBODYS = "0197a3c0-0000-7000-8000-00000000dead";

    static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of(Method.GET, "/api/v1/me"),
                Arguments.of(Method.GET, "/api/v1/me/channels"),
                Arguments.of(Method.GET, "/api/v1/me/results"),
                Arguments.of(Method.POST, "/api/v1/me/channels"),
                Arguments.of(Method.DELETE, "/api/v1/me/channels/" + NOBODYS),
                Arguments.of(Method.POST, "/api/v1/shares"),
                Arguments.of(Method.GET, "/api/v1/shares"),
                Arguments.of(Method.GET, "/api/v1/shares/" + NOBODYS),
                Arguments.of(Method.POST, "/api/v1/shares/" + NOBODYS + "/claim"),
                Arguments.of(Method.GET, "/api/v1/shares/" + NOBODYS + "/evidence"),
                Arguments.of(Method.GET, "/api/v1/links/" + NOBODYS),
                Arguments.of(Method.GET, "/api/v1/links/" + NOBODYS + "/clicks"));
    }

    private static ValidatableResponse call(RequestSpecification caller, Method method, String path) {
        return caller.contentType(ContentType.JSON)
                .body(method == Method.POST ? "{}" : "")
                .request(method, path)
                .then();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoHasNoTokenIsAskedForOne(Method method, String path) {
        call(given(), method, path)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tokensThatAreNotValidAreRefused(Method method, String path) {
        String expired =
                Person.token("x").expiresAt(Instant.now().minusSeconds(3_600)).sign();
        String foreign =
                Person.token("x").issuer("https://elsewhere.example.com").sign();
        String forged = Person.token("x").signedByAStranger().sign();
        String forOthers = Person.token("x").audiences("heraut-content").sign();
        for (String token : List.of(expired, foreign, forged, forOthers)) {
            call(given().auth().oauth2(token), method, path).statusCode(401);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aPartnersSystemHasNoBusinessHere(Method method, String path) {
        String partner = TestTokens.partner("content:read", "analytics:read", "webhooks:manage", "events:write");
        call(given().auth().oauth2(partner), method, path).statusCode(403).body("type", equalTo("/problems/forbidden"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoIsNoAdvocateOnlySeesWhoTheyAre(Method method, String path) {
        String curator = TestTokens.builder().roles("curator").sign();
        call(given().auth().oauth2(curator), method, path).statusCode(path.equals("/api/v1/me") ? 200 : 403);
    }

    @Test
    void whatBelongsToSomebodyElseDoesNotExist() {
        Person amira = Person.advocate();
        Person bram = Person.advocate();
        Issued share = issue(amira);
        UUID channel = addChannel(amira, "X");

        for (String path : List.of(
                "/api/v1/shares/" + share.id(),
                "/api/v1/shares/" + share.id() + "/evidence",
                "/api/v1/links/" + share.linkId(),
                "/api/v1/links/" + share.linkId() + "/clicks")) {
            as(bram).get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
            as(amira).get(path).then().statusCode(200);
        }
        as(bram).post("/api/v1/shares/" + share.id() + "/claim").then().statusCode(404);
        as(bram).delete("/api/v1/me/channels/" + channel).then().statusCode(404);
        as(bram).get("/api/v1/shares").then().body("items.size()", equalTo(0));
        as(amira)
                .get("/api/v1/links/" + share.linkId())
                .then()
                .body("shareId", equalTo(share.id().toString()))
                .body("code", equalTo(share.code()))
                .body("url", equalTo("https://go.example.com/s/" + share.code()))
                .body("network", equalTo("LINKEDIN"));
        as(amira).get("/api/v1/shares/" + share.id()).then().body("level", equalTo("ISSUED"));
    }

    @Test
    void everyChangeLeavesARecord() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        as(amira).post("/api/v1/shares/" + share.id() + "/claim");
        assertThat(database.list(
                        "select action || ' ' || object_type as what from audit_record where actor = ? order by at",
                        row -> row.text("what"),
                        amira.sub()))
                .containsExactly("add channel", "issue share", "claim share");
    }

    @Test
    void everyOperationIsDescribed() {
        Map<String, Map<String, Map<String, Object>>> paths = given().accept(ContentType.JSON)
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");
        assertThat(paths.keySet())
                .contains(
                        "/api/v1/me",
                        "/api/v1/me/channels",
                        "/api/v1/me/channels/{id}",
                        "/api/v1/shares",
                        "/api/v1/shares/{id}",
                        "/api/v1/shares/{id}/claim",
                        "/api/v1/shares/{id}/evidence",
                        "/api/v1/links/{id}",
                        "/api/v1/links/{id}/clicks");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (path.startsWith("/api/") && operation.containsKey("responses")) {
                assertThat(operation)
                        .as(method + " " + path)
                        .containsKeys("operationId", "summary", "description", "tags");
                assertThat((String) operation.get("description")).as(path).contains("Role");
            }
        }));
    }
}
