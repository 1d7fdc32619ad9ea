package io.heraut.rewards.points;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heraut.events.CloudEvent;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenced;
import io.heraut.kit.Ids;
import io.heraut.local.testing.TestTokens;
import io.heraut.rewards.Happenings;
import io.heraut.rewards.Happenings.Somebody;
import io.heraut.rewards.RewardsTest;
import io.heraut.rewards.database.Database;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@RewardsTest
class PointsIT {
    private static final String ME = "/api/v1/points/me";
    private static final Instant NOON = Instant.parse("2025-05-05T10:00:00Z");

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    @Test
    void theBalanceIsWhatWasEarned() {
        Somebody amira = happenings.somebody("Amira", "sales");
        happenings.take(happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, NOON));
        happenings.take(happenings.evidence(amira.advocateId(), EvidenceLevel.PREVIEWED, NOON));

        as(amira)
                .get(ME)
                .then()
                .statusCode(200)
                .body("advocateId", equalTo(amira.advocateId().toString()))
                .body("available", equalTo(12), "held", equalTo(0), "owed", equalTo(0));
    }

    @Test
    void whoIsNotKnownHasNothing() {
        Somebody stranger = happenings.stranger();

        as(stranger).get(ME).then().statusCode(200).body("advocateId", nullValue(), "available", equalTo(0));
        as(stranger).get(ME + "/entries").then().statusCode(200).body("items", empty());
        as(stranger).get(ME + "/decisions").then().statusCode(200).body("items", empty());
    }

    @Test
    void theStatementRunsBackWithItsBalanceAndSaysWhy() {
        Somebody amira = happenings.somebody("Amira", "sales");
        CloudEvent<ShareEvidenced> first = happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, NOON);
        happenings.take(first);
        happenings.take(happenings.evidence(amira.advocateId(), EvidenceLevel.PREVIEWED, NOON.plusSeconds(60)));
        happenings.take(happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, NOON.plusSeconds(120)));

        Response newest = as(amira).queryParam("limit", 2).get(ME + "/entries");
        newest.then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.points", equalTo(List.of(10, 2)))
                .body("items.balanceAfter", equalTo(List.of(22, 12)));
        as(amira)
                .queryParam("limit", 2)
                .queryParam("cursor", newest.<String>path("next"))
                .get(ME + "/entries")
                .then()
                .statusCode(200)
                .body("next", nullValue(), "items", hasSize(1))
                .body("items[0].points", equalTo(10), "items[0].balanceAfter", equalTo(10))
                .body("items[0].kind", equalTo("AWARD"), "items[0].at", equalTo("2025-05-05T10:00:00Z"))
                .body("items[0].ruleName", equalTo("Somebody followed your link"), "items[0].ruleVersion", equalTo(1))
                .body("items[0].cause.eventId", equalTo(first.id().toString()))
                .body("items[0].cause.shareId", equalTo(first.data().shareId().toString()))
                .body("items[0].cause.level", equalTo("CLICKED"))
                .body(
                        "items[0].why",
                        equalTo(
                                "10 points by the rule \"Somebody followed your link\" (version 1): a share on LinkedIn was"
                                        + " followed by a person. It pays at most 100 a day; none had been paid on 2025-05-05"
                                        + " before."));
    }

    @Test
    void decisionsSayAlsoWhyNothingWasPaid() {
        Somebody amira = happenings.somebody("Amira", "sales");
        happenings.take(happenings.evidence(amira.advocateId(), EvidenceLevel.CLAIMED, NOON));

        as(amira)
                .queryParam("limit", 200)
                .get(ME + "/decisions")
                .then()
                .statusCode(200)
                .body("items.outcome", hasItem("CONDITION_NOT_MET"))
                .body(
                        "items.why",
                        hasItem(
                                "No points by the rule \"Somebody followed your link\" (version 1): a share on LinkedIn was"
                                        + " claimed, which does not meet its condition: event.level == 'CLICKED'"));
    }

    @Test
    void anEntryExplainsItselfToItsOwner() {
        Somebody amira = happenings.somebody("Amira", "sales");
        happenings.take(happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, NOON));
        String entry = as(amira).get(ME + "/entries").path("items[0].id");

        as(amira)
                .get("/api/v1/ledger/" + entry)
                .then()
                .statusCode(200)
                .body("postings.account", equalTo(List.of("ISSUING", "ADVOCATE_AVAILABLE")))
                .body("postings.points", equalTo(List.of(-10, 10)))
                .body("postings[1].balanceAfter", equalTo(10), "postings[0].balanceAfter", nullValue())
                .body("rule.condition", equalTo("event.level == 'CLICKED'"), "rule.version", equalTo(1))
                .body("cause.level", equalTo("CLICKED"))
                .body("why", containsString("a share on LinkedIn was followed by a person"));
        assertThat(looks(entry)).isZero();
    }

    @Test
    void anEntryIsNobodyElsesBusinessButOfThoseWhoRunTheProgramme() {
        Somebody amira = happenings.somebody("Amira", "sales");
        Somebody bram = happenings.somebody("Bram", "engineering");
        happenings.take(happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, NOON));
        String entry = as(amira).get(ME + "/entries").path("items[0].id");
        String address = "/api/v1/ledger/" + entry;

        as(bram).get(address).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        as(happenings.stranger()).get(address).then().statusCode(404);
        assertThat(looks(entry)).isZero();
        for (String role : List.of("program-manager", "admin")) {
            given().auth().oauth2(bram.tokenWith(role)).get(address).then().statusCode(200);
        }
        assertThat(looks(entry)).as("each look leaves a record").isEqualTo(2);
        for (String role : List.of("curator", "reviewer")) {
            given().auth().oauth2(bram.tokenWith(role)).get(address).then().statusCode(403);
        }
        as(amira).get("/api/v1/ledger/" + Ids.next()).then().statusCode(404);
        given().get(address).then().statusCode(401);
    }

    @Test
    void pointsAreReadByAdvocatesOnly() {
        for (String path : List.of(ME, ME + "/entries", ME + "/decisions")) {
            given().get(path).then().statusCode(401);
            given().auth()
                    .oauth2(TestTokens.builder().roles("curator").sign())
                    .get(path)
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(TestTokens.partner("analytics:read"))
                    .get(path)
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(TestTokens.forPerson("chloe"))
                    .get(path)
                    .then()
                    .statusCode(200);
        }
    }

    private long looks(String entry) {
        return database.first(
                        "select count(*) as n from audit_record where object_id = ?::uuid and action = 'view'",
                        row -> row.number("n"),
                        entry)
                .orElseThrow();
    }

    private static RequestSpecification as(Somebody somebody) {
        return given().auth().oauth2(somebody.token());
    }
}
