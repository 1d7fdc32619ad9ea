package io.heraut.sharing.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.heraut.sharing.support.SharingApi;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResultsIT extends SharingApi {
    private static final String RESULTS = "/api/v1/me/results";

    private static JsonPath results(Person person, Map<String, ?> query) {
        return as(person)
                .queryParams(query)
                .get(RESULTS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private final List<UUID> counted = new ArrayList<>();

    /** What is counted here are no clicks; other tests compare counts with clicks. */
    @AfterEach
    void removeCounts() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update("delete from click_rollup where link_id = any (?::uuid[])", counted));
    }

    private void count(UUID linkId, String quarter, int clickClass, long epoch, long clicks) {
        counted.add(linkId);
        QuarkusTransaction.requiringNew()
                .run(() -> database.update("""
                insert into click_rollup (link_id, quarter, class, classifier, epoch, clicks)
                values (?, ?, ?, 1, ?, ?)""", linkId, Instant.parse(quarter), clickClass, epoch, clicks));
    }

    private void issuedAt(UUID shareId, String time) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        database.update("update share set created_at = ? where id = ?", Instant.parse(time), shareId));
    }

    @Test
    void whoHasSharedNothingHasEmptyResults() {
        JsonPath results = results(Person.advocate(), Map.of());

        assertThat(results.getLong("shares")).isZero();
        assertThat(results.getLong("clicks.raw")).isZero();
        assertThat(results.<Object>get("clicksPerShare")).isNull();
        assertThat(results.getMap("sharesByLevel")).hasSize(6).containsEntry("ISSUED", 0);
        assertThat(results.getList("byNetwork")).isEmpty();
        assertThat(results.getList("byItem")).isEmpty();
        assertThat(results.getLong("otherItems.items")).isZero();
        assertThat(results.getList("byInterval")).isEmpty();
        assertThat(results.getString("zone")).isEqualTo("Europe/Amsterdam");
    }

    @Test
    void clicksOfOwnSharesAreShownAndNobodyElses() {
        Person amira = Person.advocate();
        Person bram = Person.advocate();
        Issued share = issue(amira);
        issue(bram);
        as(amira).post("/api/v1/shares/" + share.id() + "/claim").then().statusCode(200);
        follow(share.code(), "203.0.113.10", CHROME, null);
        follow(share.code(), "203.0.113.10", CHROME, null);
        follow(share.code(), "192.0.2.3", LINKEDIN_BOT, null);
        clicks(amira, share.linkId(), 3);

        JsonPath results = results(amira, Map.of());

        assertThat(results.getLong("shares")).isEqualTo(1);
        assertThat(results.getLong("sharesByLevel.PREVIEWED")).isEqualTo(1);
        assertThat(results.getLong("clicks.raw")).isEqualTo(3);
        assertThat(results.getLong("clicks.human")).isEqualTo(1);
        assertThat(results.getLong("clicks.duplicate")).isEqualTo(1);
        assertThat(results.getLong("clicks.previewBot")).isEqualTo(1);
        assertThat(results.getDouble("clicksPerShare")).isEqualTo(1.0);
        assertThat(results.getString("byItem[0].title")).isEqualTo("Our first electric ferry");
        assertThat(results.getLong("byItem[0].human")).isEqualTo(1);
        assertThat(results.getString("byNetwork[0].network")).isEqualTo("LINKEDIN");
        assertThat(results.getLong("byInterval[0].clicks.raw")).isEqualTo(3);
        assertThat(results(bram, Map.of()).getLong("clicks.raw")).isZero();
        assertThat(results(bram, Map.of()).getLong("shares")).isEqualTo(1);
    }

    @Test
    void thePeriodDecidesAndItsDaysAreThoseOfTheZone() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        issuedAt(share.id(), "2026-03-01T12:00:00Z");
        // The evening of the first in Amsterdam, and its night, which is the second there; then a Monday.
        count(share.linkId(), "2026-03-01T22:45:00Z", 1, 1, 1);
        count(share.linkId(), "2026-03-01T23:00:00Z", 1, 1, 2);
        count(share.linkId(), "2026-03-09T10:00:00Z", 1, 1, 4);
        // A correction, and one outside.
        count(share.linkId(), "2026-03-09T10:00:00Z", 1, 2, -1);
        count(share.linkId(), "2026-03-09T10:00:00Z", 3, 2, 1);
        count(share.linkId(), "2026-03-20T10:00:00Z", 1, 1, 100);

        JsonPath days = results(amira, Map.of("from", "2026-03-01", "to", "2026-03-10"));
        assertThat(days.getList("byInterval.start")).containsExactly("2026-03-01", "2026-03-02", "2026-03-09");
        assertThat(days.getList("byInterval.clicks.human")).containsExactly(1, 2, 3);
        assertThat(days.getList("byInterval.shares")).containsExactly(1, 0, 0);
        assertThat(days.getLong("clicks.raw")).isEqualTo(7);
        assertThat(days.getLong("clicks.human")).isEqualTo(6);
        assertThat(days.getLong("clicks.otherBot")).isEqualTo(1);

        JsonPath weeks = results(amira, Map.of("from", "2026-03-01", "to", "2026-03-10", "interval", "WEEK"));
        assertThat(weeks.getList("byInterval.start")).containsExactly("2026-02-23", "2026-03-02", "2026-03-09");
        assertThat(weeks.getList("byInterval.clicks.human")).containsExactly(1, 2, 3);

        JsonPath utc = results(amira, Map.of("from", "2026-03-01", "to", "2026-03-01", "zone", "UTC"));
        assertThat(utc.getLong("clicks.human")).isEqualTo(3);

        JsonPath later = results(amira, Map.of("from", "2026-03-02", "to", "2026-03-10"));
        assertThat(later.getLong("shares")).isZero();
        assertThat(later.getLong("clicks.human")).isEqualTo(5);
        assertThat(later.<Object>get("clicksPerShare")).isNull();
    }

    @Test
    void itemsBeyondTheTwentyMostClickedAreSummedUp() {
        Person amira = Person.advocate();
        UUID channel = addChannel(amira, "LINKEDIN");
        for (int i = 1; i <= 22; i++) {
            UUID link = UUID.fromString(
                    share(amira, publish(item()), channel).extract().path("link.id"));
            count(link, Instant.now().toString().substring(0, 13) + ":00:00Z", 1, 1, i);
        }

        JsonPath results = results(amira, Map.of());

        assertThat(results.getList("byItem")).hasSize(20);
        assertThat(results.getLong("byItem[0].human")).isEqualTo(22);
        assertThat(results.getMap("otherItems")).isEqualTo(Map.of("items", 2, "shares", 2, "human", 3));
        assertThat(results.getLong("clicks.human")).isEqualTo(22 * 23 / 2);
    }

    @Test
    void daysAndZonesThatCanNotBeAreRefused() {
        Person amira = Person.advocate();
        for (Map.Entry<String, String> wrong : List.of(
                Map.entry("from", "yesterday"), Map.entry("from", "2010-01-01"), Map.entry("zone", "Atlantis"))) {
            as(amira)
                    .queryParam(wrong.getKey(), wrong.getValue())
                    .get(RESULTS)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/validation-failed"))
                    .body("errors.parameter", hasItem(wrong.getKey()));
        }
    }
}
