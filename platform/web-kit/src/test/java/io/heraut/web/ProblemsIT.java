package io.heraut.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.heraut.web.problem.Problem;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "kafka", value = "false"))
class ProblemsIT {

    private static final String ID = "01930000-0000-7000-8000-000000000001";

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"))
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body("title", not(nullValue()))
                .body("detail", not(nullValue()))
                .body("requestId", matchesPattern("[0-9a-f]{32}"));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    @Test
    void anUnknownPathIsNotFound() {
        problem(given().get("/nowhere").then(), 404, "not-found").body("instance", equalTo("/nowhere"));
        problem(given().get("/probe/nowhere").then(), 404, "not-found");
        problem(given().get("/nowhere/else?x=1").then(), 404, "not-found").body("instance", equalTo("/nowhere/else"));
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        problem(given().delete("/probe").then(), 405, "method-not-allowed").header("Allow", containsString("POST"));
    }

    @Test
    void anUnacceptableMediaTypeIsRefused() {
        problem(given().accept("text/csv").get("/probe/address").then(), 406, "not-acceptable");
    }

    @Test
    void anUnknownBodyTypeIsRefused() {
        problem(given().contentType("text/plain").body("x").post("/probe").then(), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"title\": }", "{\"title\":\"a\"} x", "nonsense", "{\"title\":\"a\",\"title\":\"b\"}"})
    void malformedJsonIsABadRequest(String body) {
        problem(post("/probe", body), 400, "bad-request").body("detail", containsString("not well-formed"));
    }

    @Test
    void anEmptyBodyIsABadRequest() {
        post("/probe", "").statusCode(400).contentType(Problem.MEDIA_TYPE);
        post("/probe", "null").statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @MethodSource
    void aValueOfTheWrongKindIsNamed(String body, String pointer, String reason) {
        problem(post("/probe", body), 400, "validation-failed")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].reason", equalTo(reason));
    }

    static Stream<Arguments> aValueOfTheWrongKindIsNamed() {
        return Stream.of(
                Arguments.of(
                        "{\"titel\":\"a\"}",
                        "/titel",
                        "is no member of this object; it has at, byName, colour, id, link, parts, tags, title"),
                Arguments.of(
                        "{\"title\":\"a\",\"parts\":[{\"name\":\"b\",\"count\":1,\"cuont\":1}]}",
                        "/parts/0/cuont",
                        "is no member of this object; it has count, name"),
                Arguments.of("{\"title\":\"a\",\"colour\":\"BLUE\"}", "/colour", "'BLUE' must be one of RED, GREEN"),
                Arguments.of("{\"title\":\"a\",\"colour\":1}", "/colour", "must be one of RED, GREEN"),
                Arguments.of("{\"title\":\"a\",\"id\":\"x\"}", "/id", "'x' must be a UUID"),
                Arguments.of(
                        "{\"title\":\"a\",\"at\":\"yesterday\"}",
                        "/at",
                        "'yesterday' must be a time such as 2026-11-24T09:30:00Z"),
                Arguments.of(
                        "{\"title\":\"a\",\"link\":\"a b\"}",
                        "/link",
                        "'a b' must be an address such as https://example.com/page"),
                Arguments.of("{\"title\":\"a\",\"parts\":{}}", "/parts", "must be an array"),
                Arguments.of(
                        "{\"title\":\"a\",\"parts\":[{\"name\":\"b\",\"count\":\"1\"}]}",
                        "/parts/0/count",
                        "must be a whole number that fits"),
                Arguments.of(
                        "{\"title\":\"a\",\"parts\":[{\"name\":\"b\",\"count\":1.5}]}",
                        "/parts/0/count",
                        "must be a whole number that fits"),
                Arguments.of(
                        "{\"title\":\"a\",\"parts\":[{\"name\":\"b\",\"count\":99999999999}]}",
                        "/parts/0/count",
                        "must be a whole number that fits"),
                Arguments.of(
                        "{\"title\":\"a\",\"parts\":[{\"name\":\"b\",\"count\":null}]}",
                        "/parts/0/count",
                        "is missing; must be a whole number that fits"),
                Arguments.of("{\"title\":7}", "/title", "must be text"),
                Arguments.of("[]", "", "must be an object"));
    }

    @Test
    void anInvalidValueIsNamedByItsPointer() {
        problem(post("/probe", """
                                {"title": null, "parts": [{"name": "a", "count": 1}, {"name": " ", "count": 10}],
                                 "byName": {"a/b": {"name": "", "count": 1}}, "tags": ["x", ""]}
                                """), 400, "validation-failed")
                .body(
                        "errors.pointer",
                        equalTo(java.util.List.of(
                                "/byName/a~1b/name", "/parts/1/count", "/parts/1/name", "/tags/1", "/title")))
                .body("errors.find { it.pointer == '/title' }.reason", equalTo("must not be null"));
    }

    @Test
    void aSentenceOfARequestsConstructorReachesTheClient() {
        problem(post("/probe/refusing", "{\"amount\":-1}"), 400, "validation-failed")
                .body("errors[0].reason", equalTo("an amount is never negative"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "/probe/parameters/x; id; 'x' must be a UUID",
                "/probe/parameters/1-1-1-1-1; id; '1-1-1-1-1' must be a UUID",
                "/probe/parameters/" + ID + "?colour=BLUE; colour; 'BLUE' must be one of RED, GREEN",
                "/probe/parameters/" + ID + "?since=now; since; 'now' must be a time such as 2026-11-24T09:30:00Z",
                "/probe/parameters/" + ID + "?count=many; count; 'many' must be a whole number that fits",
                "/probe/parameters/" + ID + "?count=9; count; must be less than or equal to 5",
                "/probe/parameters/" + ID + "?other=9; other; '9' must be a UUID",
                "/probe/parameters/" + ID + "?many=RED&many=9; many; '9' must be one of RED, GREEN",
                "/probe/parameters/" + ID + "?flag=yes; flag; 'yes' must be true or false",
                "/probe/pages?limit=x; limit; 'x' must be a whole number that fits",
                "/probe/pages?limit=0; limit; must be greater than or equal to 1",
                "/probe/pages?limit=201; limit; must be less than or equal to 200",
            })
    void aParameterOfTheWrongKindIsNamed(String path, String parameter, String reason) {
        problem(given().get(path).then(), 400, "validation-failed")
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].reason", equalTo(reason));
    }

    @Test
    void aHeaderOfTheWrongKindIsNamed() {
        problem(given().header("X-When", "now").get("/probe/parameters/" + ID).then(), 400, "validation-failed")
                .body("errors[0].parameter", equalTo("X-When"));
    }

    @Test
    void goodParametersPass() {
        given().header("X-When", "2026-11-24T09:30:00Z")
                .get("/probe/parameters/" + ID + "?colour=RED&since=2026-11-24T09:30:00Z&count=5&other=" + ID
                        + "&many=RED&many=GREEN&flag=true")
                .then()
                .statusCode(200)
                .body("id", equalTo(ID));
        given().get("/probe/parameters/" + ID + "?colour=&since=").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "W10", "WyJhIl0", "WyIxIiwiMiJd", "%20", "bnVsbA", "W251bGxd"})
    void aForeignCursorIsRefused(String cursor) {
        given().urlEncodingEnabled(false)
                .get("/probe/pages?cursor=" + cursor)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/invalid-cursor"));
    }

    @Test
    void aProblemCarriesItsHeadersAndMembers() {
        problem(given().get("/probe/problem").then(), 409, "advocate-not-known-yet")
                .header("Retry-After", "1")
                .header("Cache-Control", "no-store")
                .body("detail", equalTo("A moment, please."))
                .body("advocate", equalTo("amira"))
                .body("instance", equalTo("/probe/problem"))
                .body("$", not(hasItem("extensions")));
    }

    @Test
    void aDefectOfOursTellsNothingButTheRequestId() {
        String answer = problem(given().get("/probe/failure").then(), 500, "internal-error")
                .extract()
                .asString();
        assertThat(answer).doesNotContain("secret", "Exception", "java");
    }

    @Test
    void anInvalidAnswerIsADefectOfOurs() {
        problem(given().get("/probe/returned").then(), 500, "internal-error");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"title\":\"" + "x".repeat(4000) + "\"}")
                .post("/probe")
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/body-too-large"));
    }

    @Test
    void aBodyWithoutAnnouncedLengthIsCountedWhileItIsRead() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/probe"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                            ("{\"title\":\"" + "x".repeat(4000) + "\"}").getBytes(StandardCharsets.UTF_8))))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("/problems/body-too-large");
        }
    }

    @Test
    void withoutTokenThereIsAChallenge() {
        problem(given().get("/probe/admin").then(), 401, "unauthorized").header("WWW-Authenticate", "Bearer");
        problem(given().get("/guarded/x").then(), 401, "unauthorized").header("WWW-Authenticate", "Bearer");
        problem(given().get("/probe/anonymous").then(), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/probe/admin", "/guarded/x"})
    void aTokenThatIsNotValidIsRefused(String path) {
        for (String token : new String[] {
            "nonsense",
            "a.b.c",
            TestTokens.builder().expiresAt(Instant.now().minusSeconds(3600)).sign(),
            TestTokens.builder().issuer("https://elsewhere.example").sign(),
            TestTokens.builder().audiences("heraut-rewards").sign(),
            TestTokens.builder().signedByAStranger().sign()
        }) {
            problem(given().auth().oauth2(token).get(path).then(), 401, "unauthorized")
                    .header("WWW-Authenticate", allOf(containsString("Bearer"), containsString("invalid_token")));
        }
    }

    @Test
    void aWrongRoleIsForbidden() {
        String token = TestTokens.forPerson("amira");
        problem(given().auth().oauth2(token).get("/probe/admin").then(), 403, "forbidden");
        problem(given().auth().oauth2(token).get("/guarded/admin").then(), 403, "forbidden");
    }

    @Test
    void whatNobodyAnnotatedIsDenied() {
        problem(given().get("/probe/forgotten").then(), 401, "unauthorized");
        problem(
                given().auth()
                        .oauth2(TestTokens.forPerson("ada"))
                        .get("/probe/forgotten")
                        .then(),
                403,
                "forbidden");
    }
}
