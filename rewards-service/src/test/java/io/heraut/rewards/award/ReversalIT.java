package io.heraut.rewards.award;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.heraut.events.CloudEvent;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.events.ShareEvidenced;
import io.heraut.kit.Ids;
import io.heraut.rewards.Happenings;
import io.heraut.rewards.Happenings.Somebody;
import io.heraut.rewards.RewardsTest;
import io.heraut.rewards.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What was paid for evidence that does not stand any more is taken back. */
@RewardsTest
class ReversalIT {
    private static final UUID CLICKED_RULE = UUID.fromString("01900000-0000-7000-8000-000000000102");
    private static final Instant NOON = Instant.parse("2025-05-05T10:00:00Z");
    private static final Instant NEXT_MONTH = Instant.parse("2025-06-09T10:00:00Z");

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    @Inject
    MeterRegistry metrics;

    @Test
    void withdrawnEvidenceIsTakenBackAndTheStatementSaysWhy() {
        Somebody amira = happenings.somebody("Amira", "sales");
        CloudEvent<ShareEvidenced> clicked = happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, NOON);
        double reversed = metrics.counter(AwardMetrics.REVERSED).count();
        happenings.take(clicked);
        CloudEvent<ShareEvidenceWithdrawn> withdrawn = happenings.withdrawn(clicked, NEXT_MONTH);
        happenings.take(withdrawn);
        happenings.take(withdrawn);

        as(amira).get("/api/v1/points/me").then().body("available", equalTo(0));
        as(amira)
                .get("/api/v1/points/me/entries")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("REVERSAL", "AWARD")))
                .body("items.points", equalTo(List.of(-10, 10)))
                .body("items[0].balanceAfter", equalTo(0))
                .body("items[0].at", equalTo(NEXT_MONTH.toString()))
                .body("items[0].ruleName", equalTo("Somebody followed your link"))
                .body(
                        "items[0].why",
                        containsString("10 points taken back: the evidence that a share on LinkedIn was"
                                + " followed by a person was withdrawn"))
                .body("items[1].why", containsString("Taken back later"));
        String reversal = as(amira).get("/api/v1/points/me/entries").path("items[0].id");
        String award = as(amira).get("/api/v1/points/me/entries").path("items[1].id");
        as(amira)
                .get("/api/v1/ledger/" + reversal)
                .then()
                .statusCode(200)
                .body("kind", equalTo("REVERSAL"), "reversesId", equalTo(award), "rule.points", equalTo(10))
                .body("cause.level", equalTo("CLICKED"), "postings.points", equalTo(List.of(-10, 10)));
        as(amira)
                .get("/api/v1/points/me/decisions")
                .then()
                .body("items.find { it.outcome == 'AWARDED' }.reversalId", notNullValue());
        assertThat(standing(amira.advocateId())).isZero();
        assertThat(capUsed(amira.advocateId())).as("room goes back to the day").isZero();
        assertThat(metrics.counter(AwardMetrics.REVERSED).count()).isEqualTo(reversed + 10);
        List<String> told = database.query(
                "select convert_from(value, 'UTF8') as event from event_state where aggregate_id = ? and type = ?",
                row -> row.text("event"),
                amira.advocateId(),
                "points.reversed");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .contains("\"reversedEntryId\":\"" + award + "\"")
                .contains("\"eventId\":\"" + withdrawn.id() + "\"")
                .contains("\"points\":10")
                .contains("\"time\":\"2025-06-09T10:00:00Z\"");
    }

    @Test
    void aWithdrawalThatComesBeforeTheEvidenceKeepsItFromPaying() {
        UUID amira = Ids.next();
        CloudEvent<ShareEvidenced> clicked = happenings.evidence(amira, EvidenceLevel.CLICKED, NOON);
        happenings.take(happenings.withdrawn(clicked, NEXT_MONTH));
        happenings.take(clicked);

        assertThat(available(amira)).isZero();
        assertThat(database.query(
                        "select outcome from rule_decision where event_id = ? and rule_id = ?",
                        row -> row.text("outcome"),
                        clicked.id(),
                        CLICKED_RULE))
                .containsExactly("EVIDENCE_WITHDRAWN");
    }

    @Test
    void whatIsRegainedIsPaidAndNotTakenBackWithTheFirst() {
        UUID amira = Ids.next();
        UUID share = Ids.next();
        CloudEvent<ShareEvidenced> first = occurrence(amira, share, 1);
        CloudEvent<ShareEvidenced> second = occurrence(amira, share, 2);
        happenings.take(first);
        happenings.take(second);
        happenings.take(happenings.withdrawn(first, NEXT_MONTH));
        assertThat(available(amira)).isEqualTo(10);

        happenings.take(happenings.withdrawn(second, NEXT_MONTH));
        happenings.take(happenings.withdrawn(second, NEXT_MONTH.plusSeconds(1)));
        assertThat(available(amira)).as("another event tells of the same").isZero();
    }

    @Test
    void evidenceThatPaidNothingIsWithdrawnWithoutAnEntry() {
        UUID amira = Ids.next();
        CloudEvent<ShareEvidenced> claimed = happenings.evidence(amira, EvidenceLevel.CLAIMED, NOON);
        happenings.take(claimed);
        happenings.take(happenings.withdrawn(claimed, NEXT_MONTH));

        assertThat(database.first(
                        "select count(*) as n from ledger_entry where advocate_id = ?", row -> row.number("n"), amira))
                .contains(0L);
    }

    @Test
    void aWithdrawalThatNamesAnotherAdvocateTakesNothing() {
        UUID amira = Ids.next();
        UUID share = Ids.next();
        happenings.take(occurrence(amira, share, 1));
        CloudEvent<ShareEvidenceWithdrawn> wrong = happenings.withdrawn(occurrence(Ids.next(), share, 1), NEXT_MONTH);
        happenings.take(wrong);

        assertThat(available(amira)).isEqualTo(10);
        assertThat(database.query(
                        "select reason from dead_letter where event_id = ?", row -> row.text("reason"), wrong.id()))
                .containsExactly("REJECTED");
    }

    @Test
    void inWhateverOrderTwoReplicasGetThemNothingIsLeft() throws Exception {
        UUID amira = Ids.next();
        List<CloudEvent<?>> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            CloudEvent<ShareEvidenced> clicked = happenings.evidence(amira, EvidenceLevel.CLICKED, NOON);
            CloudEvent<ShareEvidenceWithdrawn> withdrawn = happenings.withdrawn(clicked, NEXT_MONTH);
            events.addAll(i % 2 == 0 ? List.of(clicked, withdrawn) : List.of(withdrawn, clicked));
        }
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<?>> taken = new ArrayList<>();
            for (CloudEvent<?> event : events) {
                taken.add(replicas.submit(() -> happenings.take(event)));
                taken.add(replicas.submit(() -> happenings.take(event)));
            }
            for (Future<?> each : taken) {
                each.get();
            }
        }

        assertThat(available(amira)).isZero();
        assertThat(standing(amira)).isZero();
        assertThat(capUsed(amira)).isZero();
        assertThat(database.first(
                        "select count(*) as n from withdrawn_evidence where advocate_id = ?",
                        row -> row.number("n"),
                        amira))
                .contains(12L);
    }

    private CloudEvent<ShareEvidenced> occurrence(UUID advocate, UUID share, int occurrence) {
        return happenings.evidence(advocate, share, EvidenceLevel.CLICKED, occurrence, NOON, "LINKEDIN", Ids.next());
    }

    private static RequestSpecification as(Somebody somebody) {
        return given().auth().oauth2(somebody.token());
    }

    private long available(UUID advocateId) {
        return database.first("""
                        select b.balance from ledger_balance b join ledger_account a on a.id = b.account_id
                        where a.owner_id = ? and a.kind = 'ADVOCATE_AVAILABLE'""", row -> row.number("balance"), advocateId).orElse(0L);
    }

    private long standing(UUID advocateId) {
        return database.first(
                        "select coalesce(sum(points), 0) as points from standing where advocate_id = ?",
                        row -> row.number("points"),
                        advocateId)
                .orElse(-1L);
    }

    private long capUsed(UUID advocateId) {
        return database.first(
                        "select coalesce(sum(points), 0) as points from rule_cap_usage where advocate_id = ?",
                        row -> row.number("points"),
                        advocateId)
                .orElse(-1L);
    }
}
