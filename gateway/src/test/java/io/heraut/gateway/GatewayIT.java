package io.heraut.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
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
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "kafka", value = "false"))
@WithTestResource(Backends.class)
class GatewayIT {

    @Nullable
    Backends injectedBackends;

    @BeforeEach
    void forget() {
        backends().forget();
    }

    private Backends backends() {
        Backends backends = injectedBackends;
        if (backends == null) {
            throw new IllegalStateException("the servers were not started");
        }
        return backends;
    }

    /** Every caller has requests of their own. */
    private static RequestSpecification asSomebody() {
        return given().auth()
                .oauth2(TestTokens.builder().roles("advocate").sign())
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body("requestId", not(nullValue()));
    }

    private static URI address(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Test
    void aRequestAndItsAnswerPassWhole() {
        asSomebody()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"v1\"")
                .header("Idempotency-Key", "k1")
                .body("{\"a\":\"é\"}")
                .patch("/api/v1/content-items/7/captions?x=1&y=a%20b&z=%2F")
                .then()
                .statusCode(200)
                .header("X-Answer", "content")
                .body("service", equalTo("content"))
                .body("method", equalTo("PATCH"))
                .body("uri", equalTo("/api/v1/content-items/7/captions?x=1&y=a%20b&z=%2F"))
                .body("body", equalTo("{\"a\":\"é\"}"))
                .body("headers.'if-match'", equalTo("\"v1\""))
                .body("headers.'idempotency-key'", equalTo("k1"))
                .body("headers.'content-type'", containsString("application/json"))
                .body("headers.authorization", containsString("Bearer "));
    }

    @Test
    void everyResourceGoesToItsService() {
        asSomebody().get("/api/v1/me").then().body("service", equalTo("sharing"));
        asSomebody().get("/api/v1/deliveries?status=x").then().body("service", equalTo("webhooks"));
        asSomebody().get("/api/v1/feed").then().body("service", equalTo("content"));
    }

    @Test
    void whatAClientSaysOfConnectionsAndProxiesStaysOutside() {
        asSomebody()
                .header("Connection", "X-Hop")
                .header("X-Hop", "1")
                .header("TE", "trailers")
                .header("Proxy-Authorization", "Basic eA==")
                .header("X-Heraut-Advocate", "somebody")
                .header("X-Real-IP", "9.9.9.9")
                .header("Forwarded", "for=9.9.9.9")
                .header("X-Forwarded-Prefix", "/x")
                .header("User-Agent", "LinkedInBot/1.0")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("headers", not(hasKey("x-hop")))
                .body("headers", not(hasKey("te")))
                .body("headers", not(hasKey("proxy-authorization")))
                .body("headers", not(hasKey("x-heraut-advocate")))
                .body("headers", not(hasKey("x-real-ip")))
                .body("headers", not(hasKey("forwarded")))
                .body("headers", not(hasKey("x-forwarded-prefix")))
                .body("headers.'user-agent'", equalTo("LinkedInBot/1.0"));
    }

    @Test
    void aServiceLearnsWhereTheRequestCameFrom() {
        asSomebody()
                .get("/api/v1/me")
                .then()
                .body("headers.'x-forwarded-for'", equalTo("127.0.0.1"))
                .body("headers.'x-forwarded-proto'", equalTo("http"))
                .body("headers.'x-forwarded-host'", equalTo("localhost:" + RestAssured.port));
        asSomebody()
                .header("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "heraut.example.com")
                .get("/api/v1/me")
                .then()
                .body("headers.'x-forwarded-for'", equalTo("203.0.113.9, 198.51.100.7, 127.0.0.1"))
                .body("headers.'x-forwarded-proto'", equalTo("https"))
                .body("headers.'x-forwarded-host'", equalTo("heraut.example.com"));
    }

    @Test
    void theRequestIdAndTheTraceGoThrough() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        asSomebody()
                .header("X-Request-Id", "mine-1")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .get("/api/v1/me")
                .then()
                .header("X-Request-Id", "mine-1")
                .body("headers.'x-request-id'", equalTo("mine-1"))
                .body("headers.traceparent", matchesPattern("00-" + trace + "-[0-9a-f]{16}-01"));
        asSomebody()
                .get("/api/v1/me")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"))
                .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
    }

    @Test
    void anAnswerLosesWhatIsTheServicesOwn() {
        asSomebody()
                .post("/api/v1/feed/created")
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/feed/1?x=2")
                .header("Content-Location", "https://elsewhere.example/x")
                .header("ETag", "\"v1\"")
                .header("X-Internal", nullValue())
                .header("Server", nullValue())
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void anEmptyAnswerAndAHeadStayWithoutBody() {
        asSomebody().delete("/api/v1/feed/empty").then().statusCode(204).body(equalTo(""));
        asSomebody().head("/api/v1/feed").then().statusCode(200).header("Content-Length", not(nullValue()));
        asSomebody().head("/api/v1/feed/conflict").then().statusCode(409);
    }

    @Test
    void aServicesOwnProblemIsPassedOn() {
        asSomebody()
                .get("/api/v1/feed/conflict")
                .then()
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/conflict"));
    }

    @Test
    void withoutAValidTokenNothingPasses() {
        problem(given().get("/api/v1/me").then(), 401, "unauthorized").header("WWW-Authenticate", "Bearer");
        problem(given().header("Authorization", "Basic YTpi").get("/api/v1/me").then(), 401, "unauthorized");
        for (String token : List.of(
                "nonsense",
                TestTokens.builder().expiresAt(Instant.now().minusSeconds(3600)).sign(),
                TestTokens.builder().issuer("https://elsewhere.example").sign(),
                TestTokens.builder().audiences("account").sign(),
                TestTokens.builder().signedByAStranger().sign())) {
            problem(given().auth().oauth2(token).get("/api/v1/me").then(), 401, "unauthorized")
                    .header("WWW-Authenticate", containsString("invalid_token"));
        }
        problem(
                given().contentType(ContentType.JSON)
                        .body("x".repeat(50_000))
                        .post("/api/v1/shares")
                        .then(),
                401,
                "unauthorized");
        assertThat(backends().seen()).isEmpty();
    }

    @Test
    void aTokenThatWasGoodIsRefusedOnceItHasExpired() {
        String token =
                TestTokens.builder().expiresAt(Instant.now().plusSeconds(3)).sign();
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        problem(given().auth().oauth2(token).get("/api/v1/me").then(), 401, "unauthorized"));
    }

    @Test
    void aTokenForOneServiceIsEnough() {
        given().auth()
                .oauth2(TestTokens.builder().audiences("heraut-sharing").sign())
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void aPublicLinkNeedsNoToken() {
        given().redirects()
                .follow(false)
                .get("/s/link")
                .then()
                .statusCode(302)
                .header("Location", "https://example.com/news?utm_source=linkedin")
                .header("RateLimit", nullValue());
        given().redirects().follow(false).head("/s/link").then().statusCode(302);
        given().header("Authorization", "Bearer nonsense")
                .get("/s/ABCdef12")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/s/ABCdef12"));
        problem(given().post("/s/link").then(), 405, "method-not-allowed").header("Allow", "GET, HEAD");
        problem(given().get("/s/").then(), 404, "not-found");
        problem(given().get("/s/a/b").then(), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/",
                "/api/v1",
                "/api/v2/feed",
                "/api/v1/feed/../../../ops/dead-letters",
                "/api/v1/feed/%2e%2e/%2e%2e/%2e%2e/ops/dead-letters",
                "/s/../ops/dead-letters",
                "/s/%2e%2e%2fops",
                "/ops/dead-letters",
                "/own-openapi"
            })
    void whatIsNoResourceIsNotFound(String path) throws Exception {
        try (HttpClient client = http()) {
            var response = client.send(
                    HttpRequest.newBuilder(address(path))
                            .header("Authorization", "Bearer " + TestTokens.forPerson("ada"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(backends().seen()).noneMatch(request -> request.contains("ops/dead"));
            assertThat(response.statusCode()).isIn(404, 200);
            if (response.statusCode() == 200) {
                assertThat(response.body()).doesNotContain("\"uri\":\"/ops");
            } else {
                assertThat(response.body()).contains("/problems/not-found");
            }
        }
    }

    @Test
    void aServiceThatIsAwayIsNamed() {
        problem(asSomebody().get("/api/v1/points/me").then(), 503, "upstream-unavailable")
                .header("Retry-After", "2")
                .body("part", equalTo("rewards"))
                .body("detail", containsString("rewards service does not answer"));
        problem(
                        asSomebody()
                                .contentType(ContentType.JSON)
                                .body("x".repeat(90_000))
                                .post("/api/v1/point-rules")
                                .then(),
                        503,
                        "upstream-unavailable")
                .body("part", equalTo("rewards"));
        given().get("/health")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'degraded' }.data.rewards", equalTo("does not answer"));
        given().get("/health/ready").then().statusCode(200);
        asSomebody().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void aReplicaThatIsAwayIsNotNoticed() {
        Set<String> replicas = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            replicas.add(asSomebody()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/sources")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("replica"));
        }
        assertThat(replicas).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aReadThatBreaksOffIsRepeatedAndAWriteIsNot() {
        problem(asSomebody().get("/api/v1/feed/abort").then(), 502, "upstream-failed")
                .body("part", equalTo("content"));
        assertThat(backends().aborts()).isEqualTo(2);
        backends().forget();
        problem(
                        asSomebody()
                                .contentType(ContentType.JSON)
                                .body("{}")
                                .post("/api/v1/sources/abort")
                                .then(),
                        502,
                        "upstream-failed")
                .body("detail", containsString("may have carried out"));
        assertThat(backends().aborts()).isEqualTo(1);
    }

    @Test
    void aServiceThatSaysNothingIsGivenUp() {
        problem(asSomebody().get("/api/v1/me/silent").then(), 504, "upstream-timeout")
                .body("part", equalTo("sharing"));
        problem(
                asSomebody()
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post("/api/v1/shares/silent")
                        .then(),
                504,
                "upstream-timeout");
        await().until(() -> backends().brokenOff().size() >= 2);
    }

    @Test
    void halfAnAnswerIsSeenToBeHalf() {
        try (HttpClient client = http()) {
            var request = HttpRequest.newBuilder(address("/api/v1/me/half"))
                    .header("Authorization", "Bearer " + TestTokens.forPerson("amira"))
                    .build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aLargeAnswerStreamsThrough() throws Exception {
        try (HttpClient client = http()) {
            var request = HttpRequest.newBuilder(address("/api/v1/feed/large"))
                    .header("Authorization", "Bearer " + TestTokens.forPerson("amira"))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.body()).hasSize(Backends.LARGE);
        }
    }

    @Test
    void aBodyUpToTheLimitPassesAndALargerOneDoesNot() throws Exception {
        asSomebody()
                .contentType(ContentType.JSON)
                .body("x".repeat(Backends.BODY_LIMIT))
                .post("/api/v1/shares")
                .then()
                .statusCode(200)
                .body("length", equalTo(Backends.BODY_LIMIT));
        problem(
                given().auth()
                        .oauth2(TestTokens.forPerson("amira"))
                        .contentType(ContentType.JSON)
                        .body("x".repeat(Backends.BODY_LIMIT + 1))
                        .post("/api/v1/shares")
                        .then(),
                413,
                "body-too-large");
        assertThat(chunked(Backends.BODY_LIMIT).statusCode()).isEqualTo(200);
        backends().forget();
        var refused = chunked(Backends.BODY_LIMIT * 3);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("/problems/body-too-large");
        await().until(() -> backends().brokenOff().contains("POST /api/v1/shares"));
    }

    private static HttpResponse<String> chunked(int length) throws IOException, InterruptedException {
        try (HttpClient client = http()) {
            return client.send(
                    HttpRequest.newBuilder(address("/api/v1/shares"))
                            .header("Authorization", "Bearer " + TestTokens.forPerson("amira"))
                            .POST(HttpRequest.BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(new byte[length])))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
        try (HttpClient client = http()) {
            var response = client.send(
                    HttpRequest.newBuilder(address("/api/v1/shares"))
                            .header("Authorization", "Bearer " + TestTokens.forPerson("amira"))
                            .expectContinue(true)
                            .POST(HttpRequest.BodyPublishers.ofString("y".repeat(5000)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("\"length\":5000").doesNotContain("100-continue");
        }
    }

    @Test
    void http2PassesToo() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var get = client.send(
                    HttpRequest.newBuilder(address("/api/v1/me"))
                            .header("Authorization", "Bearer " + TestTokens.forPerson("amira"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(get.statusCode()).isEqualTo(200);
            var post = client.send(
                    HttpRequest.newBuilder(address("/api/v1/shares"))
                            .header("Authorization", "Bearer " + TestTokens.forPerson("amira"))
                            .POST(HttpRequest.BodyPublishers.ofString("hello"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(post.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(post.body()).contains("\"length\":5,");
        }
    }

    @Test
    void aCallerHasSoManyRequestsAndNobodyElsePaysForThem() {
        String token = TestTokens.builder().roles("advocate").sign();
        given().auth()
                .oauth2(token)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"caller\";q=" + Backends.REQUESTS_PER_MINUTE + ";w=60")
                .header("RateLimit", matchesPattern("\"caller\";r=99;t=[0-9]+"));
        int refused = 0;
        for (int i = 0; i < Backends.REQUESTS_PER_MINUTE * 2 && refused == 0; i++) {
            var response = given().auth().oauth2(token).get("/api/v1/me");
            if (response.statusCode() == 429) {
                refused++;
                problem(response.then(), 429, "too-many-requests")
                        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                        .header("RateLimit", containsString(";r=0;"));
            }
        }
        assertThat(refused).isEqualTo(1);
        asSomebody().get("/api/v1/me").then().statusCode(200);
        given().get("/s/ABCdef12").then().statusCode(200);
    }

    @Test
    void aBrowserOfAnAllowedOriginMayAsk() {
        given().header("Origin", "https://app.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .options("/api/v1/shares")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://app.example.com");
        asSomebody()
                .header("Origin", "https://app.example.com")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://app.example.com")
                .header("Access-Control-Expose-Headers", containsString("etag"));
        given().header("Origin", "https://evil.example.com")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/v1/shares")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void healthIsAnsweredByTheGatewayItself() {
        given().get("/health").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/live").then().statusCode(200);
        given().get("/health/ready").then().statusCode(200);
    }

    @Test
    void metricsCountByResourceNotByObject() {
        asSomebody().get("/api/v1/content-items/4711").then().statusCode(200);
        asSomebody().get("/api/v1/content-items/4712/captions").then().statusCode(200);
        // A request is counted after its answer is out.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String metrics =
                    given().get("/metrics").then().statusCode(200).extract().asString();
            assertThat(metrics).contains("uri=\"/api/v1/content-items/*\"").doesNotContainPattern("uri=\"[^\"]*471");
        });
    }
}
