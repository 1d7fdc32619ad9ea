package io.heraut.sharing.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.heraut.local.testing.TestTokens;
import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Definitions and rate cards: documents that never change. */
@QuarkusTest
class MetricIT extends SharingApi {
    private static final String MANAGER =
            TestTokens.builder().roles("program-manager").sign();

    @Test
    void everyMetricIsDefined() {
        as(MANAGER)
                .get("/api/v1/metric-definitions")
                .then()
                .statusCode(200)
                .body(
                        "items.key",
                        hasItems(
                                "shares",
                                "raw-clicks",
                                "human-clicks",
                                "clicks-per-share",
                                "daily-unique-visitors",
                                "earned-media-value"))
                .body("items.numerator", notNullValue());
        as(MANAGER).get("/api/v1/metric-definitions/reach").then().statusCode(404);
        as(MANAGER)
                .urlEncodingEnabled(false)
                .get("/api/v1/metric-definitions/a%00")
                .then()
                .statusCode(404);
    }

    @Test
    void betterWordsAreANewVersionAndTheOldOnesStay() {
        JsonPath answered = as(MANAGER)
                .get("/api/v1/analytics?metric=shares")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Object> words = Map.of(
                "title",
                "Shares",
                "numerator",
                "Every share once",
                "timeBasis",
                "When issued",
                "exclusions",
                "None",
                "formula",
                "sum of all levels",
                "unit",
                "shares");
        as(MANAGER)
                .body(words)
                .post("/api/v1/metric-definitions/shares/versions")
                .then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/api/v1/metric-definitions/shares?version=2"))
                .body("version", equalTo(2));
        as(MANAGER).get("/api/v1/metric-definitions/shares/versions").then().body("items.version", contains(2, 1));
        as(MANAGER)
                .get("/api/v1/metric-definitions/shares?version=1")
                .then()
                .body("title", equalTo("Shares by evidence level"));
        as(MANAGER).get("/api/v1/metric-definitions/shares?version=3").then().statusCode(404);
        as(MANAGER)
                .get("/api/v1/analytics?metric=shares&limit=51&asOf=" + answered.getString("asOf"))
                .then()
                .body("definitions", contains(Map.of("key", "shares", "version", 1)));
        eventually()
                .untilAsserted(() -> as(MANAGER)
                        .get("/api/v1/analytics?metric=shares&limit=52")
                        .then()
                        .body("definitions", contains(Map.of("key", "shares", "version", 2))));
        as(MANAGER)
                .body(words)
                .post("/api/v1/metric-definitions/reach/versions")
                .then()
                .statusCode(404);
    }

    @Test
    void aRateCardIsCreatedOnceAndCanBeReadForEver() {
        Map<String, Object> card = Map.of(
                "name",
                "2030",
                "currency",
                "CHF",
                "validFrom",
                "2030-01-01",
                "validTo",
                "2031-01-01",
                "source",
                "Our campaigns",
                "rates",
                List.of(Map.of("network", "LINKEDIN", "perClick", 500, "low", 350, "high", 700)));
        String id = as(MANAGER)
                .header("Idempotency-Key", "card-2030")
                .body(card)
                .post("/api/v1/rate-cards")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(MANAGER)
                .header("Idempotency-Key", "card-2030")
                .body(card)
                .post("/api/v1/rate-cards")
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        as(MANAGER)
                .get("/api/v1/rate-cards/" + id)
                .then()
                .statusCode(200)
                .body("rates", contains(Map.of("network", "LINKEDIN", "perClick", 500, "low", 350, "high", 700)))
                .body("validTo", equalTo("2031-01-01"));
        List<String> ids =
                as(MANAGER).get("/api/v1/rate-cards?limit=200").then().extract().path("items.id");
        assertThat(ids).contains(id);
        as(MANAGER).put("/api/v1/rate-cards/" + id).then().statusCode(405);
    }

    @Test
    void aRateCardThatContradictsItselfIsRefused() {
        as(MANAGER)
                .body(Map.of(
                        "name",
                        "Wrong",
                        "currency",
                        "XQX",
                        "validFrom",
                        "2030-01-01",
                        "validTo",
                        "2029-01-01",
                        "source",
                        "-",
                        "rates",
                        List.of(
                                Map.of("network", "MYSPACE", "perClick", 5, "low", 3, "high", 7),
                                Map.of("network", "X", "perClick", 50, "low", 3, "high", 7))))
                .post("/api/v1/rate-cards")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/rate-card-invalid"))
                .body("errors.pointer", contains("/currency", "/validTo", "/rates/0/network", "/rates/1/perClick"));
        as(MANAGER)
                .body(Map.of("name", "Wrong"))
                .post("/api/v1/rate-cards")
                .then()
                .statusCode(400);
    }
}
