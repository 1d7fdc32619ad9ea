package io.heraut.rewards.rule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
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
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RewardsTest
class PointRuleIT {
    private static final String RULES = "/api/v1/point-rules";

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    @Test
    void aRuleIsCreatedReadAndListed() {
        Somebody petra = happenings.somebody("Petra", "people");
        Response created = manager(petra).body(rule("A", 7, 70)).post(RULES);

        created.then().statusCode(201).header("ETag", "\"v1\"").body("version", equalTo(1), "points", equalTo(7));
        String location = address(created);
        assertThat(location).isEqualTo(RULES + "/" + created.path("id"));
        advocate(petra)
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("name", equalTo("A"), "dailyCap", equalTo(70), "enabled", equalTo(true))
                .body("eventType", equalTo("share.evidenced"), "validUntil", nullValue());
        advocate(petra)
                .queryParam("eventType", "share.evidenced")
                .queryParam("limit", 200)
                .get(RULES)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(created.<String>path("id")))
                .body("items.name", hasItems("Somebody followed your link", "Your share was seen on the network"));
    }

    @Test
    void aListIsReadInPages() {
        Somebody petra = happenings.somebody("Petra", "people");
        Response first = advocate(petra).queryParam("limit", 1).get(RULES);
        first.then().statusCode(200).body("items", hasSize(1)).header("Link", containsString("rel=\"next\""));
        advocate(petra)
                .queryParam("limit", 1)
                .queryParam("cursor", first.<String>path("next"))
                .get(RULES)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", not(equalTo(first.<String>path("items[0].id"))));
        advocate(petra)
                .queryParam("cursor", "nonsense")
                .get(RULES)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
        advocate(petra).queryParam("limit", 201).get(RULES).then().statusCode(400);
        advocate(petra)
                .queryParam("eventType", "content.published")
                .get(RULES)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("eventType"));
    }

    @Test
    void aConditionThatIsNotValidIsRefusedWithItsPosition() {
        Somebody petra = happenings.somebody("Petra", "people");
        Map<String, Object> rule = rule("Wrong", 7, null);
        rule.put("condition", "event.levl == 'CLICKED'");

        manager(petra)
                .body(rule)
                .post(RULES)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/condition-invalid"))
                .body("errors[0].pointer", equalTo("/condition"))
                .body("errors[0].reason", containsString("line 1, column 6: undefined field 'levl'"));
    }

    @Test
    void whatContradictsItselfIsRefused() {
        Somebody petra = happenings.somebody("Petra", "people");
        refuse(petra, "dailyCap", 6, 400, "/problems/validation-failed", "/dailyCap");
        refuse(petra, "validUntil", "2001-01-01T00:00:00Z", 400, "/problems/validation-failed", "/validUntil");
        refuse(petra, "eventType", "content.published", 422, "/problems/event-type-not-usable", "/eventType");
        refuse(petra, "eventType", "points.awarded", 422, "/problems/event-type-not-usable", "/eventType");
        refuse(petra, "points", 0, 400, "/problems/validation-failed", "/points");
        refuse(petra, "name", " ", 400, "/problems/validation-failed", "/name");
        refuse(petra, "condition", "x".repeat(2001), 400, "/problems/validation-failed", "/condition");
        refuse(petra, "points", null, 400, "/problems/validation-failed", "/points");
        manager(petra)
                .body("{\"name\": \"A\", \"bonus\": 1}")
                .post(RULES)
                .then()
                .statusCode(400);
        manager(petra).body("{").post(RULES).then().statusCode(400);
    }

    @Test
    void aChangeIsANewVersionAndNeedsTheOneThatWasRead() {
        Somebody petra = happenings.somebody("Petra", "people");
        Response created = manager(petra).body(rule("A", 7, 70)).post(RULES);
        String address = address(created);

        manager(petra).body(rule("B", 8, 80)).put(address).then().statusCode(428);
        manager(petra)
                .header("If-Match", "\"v1\"")
                .body(rule("B", 8, 80))
                .put(address)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("version", equalTo(2), "name", equalTo("B"));
        manager(petra)
                .header("If-Match", "\"v1\"")
                .body(rule("C", 9, 90))
                .put(address)
                .then()
                .statusCode(412)
                .header("ETag", "\"v2\"")
                .body("type", equalTo("/problems/precondition-failed"));
        manager(petra)
                .header("If-Match", "\"v2\"")
                .body(rule("B", 8, 80))
                .put(address)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"");
        advocate(petra)
                .get(address + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.name", equalTo(List.of("B", "A")));
        Response newest = advocate(petra).queryParam("limit", 1).get(address + "/versions");
        advocate(petra)
                .queryParam("limit", 1)
                .queryParam("cursor", newest.<String>path("next"))
                .get(address + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(1)), "next", nullValue());

        UUID id = UUID.fromString(created.path("id"));
        assertThat(database.query(
                        "select action, actor from audit_record where object_id = ? order by at",
                        row -> row.text("action") + " by " + row.text("actor"),
                        id))
                .containsExactly("create by " + petra.subject(), "change by " + petra.subject());
        manager(petra)
                .get(address)
                .then()
                .body("savedBy", equalTo(petra.advocateId().toString()));
        advocate(petra).get(address).then().body("savedBy", nullValue());
    }

    @Test
    void aChangeNeitherBeginsInThePastNorMovesToAnotherEvent() {
        Somebody petra = happenings.somebody("Petra", "people");
        String address = address(manager(petra).body(rule("A", 7, null)).post(RULES));
        Map<String, Object> backdated = rule("A", 9, null);
        backdated.put("validFrom", Instant.now().minus(Duration.ofDays(1)).toString());
        Map<String, Object> moved = rule("A", 9, null);
        moved.put("eventType", "share.created");
        moved.remove("condition");

        manager(petra)
                .header("If-Match", "\"v1\"")
                .body(backdated)
                .put(address)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/rule-backdated"), "errors[0].pointer", equalTo("/validFrom"));
        manager(petra)
                .header("If-Match", "\"v1\"")
                .body(moved)
                .put(address)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/event-type-fixed"));
        advocate(petra).get(address).then().body("version", equalTo(1));
    }

    @Test
    void theTimeOfAnEventSelectsTheVersionThatJudgesIt() {
        Somebody petra = happenings.somebody("Petra", "people");
        String network = "N" + Ids.next();
        Map<String, Object> rule = rule("A", 7, null);
        rule.put("condition", "event.network == '" + network + "'");
        String address = address(manager(petra).body(rule).post(RULES));
        UUID ruleId = UUID.fromString(address.substring(RULES.length() + 1));
        Instant underFirst = Happenings.now();
        rule.put("points", 11);
        manager(petra)
                .header("If-Match", "\"v1\"")
                .body(rule)
                .put(address)
                .then()
                .statusCode(200);
        Instant underSecond = Happenings.now();
        rule.put("enabled", false);
        manager(petra)
                .header("If-Match", "\"v2\"")
                .body(rule)
                .put(address)
                .then()
                .statusCode(200);
        Instant whileDisabled = Happenings.now();

        assertThat(decision(ruleId, network, underSecond)).isEqualTo("AWARDED 11 v2");
        assertThat(decision(ruleId, network, underFirst)).isEqualTo("AWARDED 7 v1");
        assertThat(decision(ruleId, network, whileDisabled)).isEqualTo("none");
        assertThat(decision(ruleId, network, underFirst.minus(Duration.ofHours(1))))
                .isEqualTo("RULE_NOT_VALID 0 vnull");

        rule.put("enabled", true);
        manager(petra)
                .header("If-Match", "\"v3\"")
                .body(rule)
                .put(address)
                .then()
                .statusCode(200);
        assertThat(decision(ruleId, network, Happenings.now())).isEqualTo("AWARDED 11 v4");
        assertThat(decision(ruleId, network, whileDisabled)).isEqualTo("none");
    }

    @Test
    void theSameIdempotencyKeyMakesOneRule() {
        Somebody petra = happenings.somebody("Petra", "people");
        String key = UUID.randomUUID().toString();
        Response first = manager(petra)
                .header("Idempotency-Key", key)
                .body(rule("Once", 7, null))
                .post(RULES);
        Response again = manager(petra)
                .header("Idempotency-Key", key)
                .body(rule("Once", 7, null))
                .post(RULES);

        first.then().statusCode(201);
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", "\"v1\"")
                .body("id", equalTo(first.<String>path("id")));
        manager(petra)
                .header("Idempotency-Key", key)
                .body(rule("Other", 7, null))
                .post(RULES)
                .then()
                .statusCode(422);
    }

    @Test
    void whoIsNotKnownYetIsAskedToComeBack() {
        manager(happenings.stranger())
                .body(rule("A", 7, null))
                .post(RULES)
                .then()
                .statusCode(409)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/advocate-not-known-yet"));
    }

    @Test
    void onlyProgramManagersChangeRules() {
        Somebody somebody = happenings.somebody("Amira", "sales");
        String address = address(manager(somebody).body(rule("A", 7, null)).post(RULES));
        for (String role : List.of("advocate", "curator", "reviewer", "admin")) {
            RequestSpecification as = as(somebody.tokenWith(role));
            as.body(rule("B", 8, null)).post(RULES).then().statusCode(403);
            as(somebody.tokenWith(role))
                    .header("If-Match", "\"v1\"")
                    .body(rule("B", 8, null))
                    .put(address)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        given().contentType(ContentType.JSON)
                .body(rule("B", 8, null))
                .post(RULES)
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body(rule("B", 8, null))
                .put(address)
                .then()
                .statusCode(401);
    }

    @Test
    void rulesAreReadByThosePeopleWhomTheyAreFor() {
        Somebody somebody = happenings.somebody("Amira", "sales");
        String address = address(manager(somebody).body(rule("A", 7, null)).post(RULES));
        for (String path : List.of(RULES, address, address + "/versions")) {
            for (String role : List.of("advocate", "program-manager", "admin")) {
                as(somebody.tokenWith(role)).get(path).then().statusCode(200);
            }
            as(somebody.tokenWith()).get(path).then().statusCode(403);
            as(TestTokens.partner("analytics:read")).get(path).then().statusCode(403);
            given().get(path).then().statusCode(401);
        }
        as(somebody.token()).get(RULES + "/" + Ids.next()).then().statusCode(404);
        as(somebody.token()).get(RULES + "/" + Ids.next() + "/versions").then().statusCode(404);
        manager(somebody)
                .header("If-Match", "\"v1\"")
                .body(rule("A", 7, null))
                .put(RULES + "/" + Ids.next())
                .then()
                .statusCode(404);
    }

    private void refuse(Somebody petra, String field, @Nullable Object value, int status, String type, String pointer) {
        Map<String, Object> rule = rule("A", 7, null);
        rule.remove("condition");
        if (value == null) {
            rule.remove(field);
        } else {
            rule.put(field, value);
        }
        manager(petra)
                .body(rule)
                .post(RULES)
                .then()
                .statusCode(status)
                .body("type", equalTo(type))
                .body("errors.pointer", hasItem(pointer));
    }

    private String decision(UUID ruleId, String network, Instant time) {
        CloudEvent<ShareEvidenced> event =
                happenings.evidence(Ids.next(), Ids.next(), EvidenceLevel.LINKED, 1, time, network, Ids.next());
        happenings.take(event);
        return database
                .query(
                        "select outcome, points, rule_version from rule_decision where event_id = ? and rule_id = ?",
                        row -> row.text("outcome") + " " + row.integer("points") + " v"
                                + row.optionalInteger("rule_version"),
                        event.id(),
                        ruleId)
                .stream()
                .findFirst()
                .orElse("none");
    }

    /** A rule that no other test's events meet. */
    private static Map<String, Object> rule(String name, int points, @Nullable Integer dailyCap) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("name", name);
        rule.put("eventType", "share.evidenced");
        rule.put("condition", "event.network == 'NOWHERE'");
        rule.put("points", points);
        if (dailyCap != null) {
            rule.put("dailyCap", dailyCap);
        }
        return rule;
    }

    private static String address(Response created) {
        return URI.create(created.header("Location")).getPath();
    }

    private static RequestSpecification manager(Somebody somebody) {
        return as(somebody.tokenWith("program-manager"));
    }

    private static RequestSpecification advocate(Somebody somebody) {
        return as(somebody.token());
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
