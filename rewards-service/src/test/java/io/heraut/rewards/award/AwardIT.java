package io.heraut.rewards.award;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenced;
import io.heraut.kit.Ids;
import io.heraut.kit.event.EventHandler;
import io.heraut.rewards.Happenings;
import io.heraut.rewards.Happenings.Somebody;
import io.heraut.rewards.RewardsTest;
import io.heraut.rewards.database.Database;
import io.heraut.rewards.rule.RuleEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@RewardsTest
class AwardIT {
    private static final UUID PREVIEWED_RULE = UUID.fromString("01900000-0000-7000-8000-000000000101");
    private static final UUID CLICKED_RULE = UUID.fromString("01900000-0000-7000-8000-000000000102");
    private static final Instant NOON = Instant.parse("2025-05-05T10:00:00Z");

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    @Inject
    MeterRegistry metrics;

    @Test
    void aFollowedLinkPaysByTheDefaultRules() {
        UUID amira = Ids.next();
        UUID share = Ids.next();
        happenings.take(evidence(amira, share, EvidenceLevel.PREVIEWED, 1));
        happenings.take(evidence(amira, share, EvidenceLevel.CLICKED, 1));

        assertThat(available(amira)).isEqualTo(12);
    }

    @Test
    void everyDecisionOfEveryRuleIsStoredWithItsReason() {
        UUID amira = Ids.next();
        CloudEvent<ShareEvidenced> clicked = happenings.evidence(amira, EvidenceLevel.CLICKED, NOON);
        happenings.take(clicked);

        assertThat(decisions(clicked.id(), CLICKED_RULE)).containsExactly("AWARDED 10 v1");
        assertThat(decisions(clicked.id(), PREVIEWED_RULE)).containsExactly("CONDITION_NOT_MET 0 v1");
    }

    @Test
    void aRedeliveredEventPaysOnce() {
        UUID amira = Ids.next();
        CloudEvent<ShareEvidenced> clicked = happenings.evidence(amira, EvidenceLevel.CLICKED, NOON);
        happenings.take(clicked);
        happenings.take(clicked);

        assertThat(available(amira)).isEqualTo(10);
    }

    @Test
    void theSameCausePaysOnceWhateverEventTellsOfIt() {
        UUID amira = Ids.next();
        UUID share = Ids.next();
        happenings.take(evidence(amira, share, EvidenceLevel.CLICKED, 1));
        happenings.take(evidence(amira, share, EvidenceLevel.CLICKED, 1));
        assertThat(available(amira)).isEqualTo(10);

        happenings.take(evidence(amira, share, EvidenceLevel.CLICKED, 2));
        assertThat(available(amira))
                .as("regained evidence is another occurrence")
                .isEqualTo(20);
    }

    @Test
    void aCauseThatIsToldOfAnotherAdvocateIsADeadLetter() {
        UUID amira = Ids.next();
        UUID bram = Ids.next();
        UUID share = Ids.next();
        happenings.take(evidence(amira, share, EvidenceLevel.CLICKED, 1));
        CloudEvent<ShareEvidenced> contradiction = evidence(bram, share, EvidenceLevel.CLICKED, 1);
        happenings.take(contradiction);

        assertThat(available(bram)).isZero();
        assertThat(database.query(
                        "select reason from dead_letter where event_id = ?",
                        row -> row.text("reason"),
                        contradiction.id()))
                .containsExactly("REJECTED");
    }

    @Test
    void aDayPaysUpToTheCapAndTheNextDayAnew() {
        UUID amira = Ids.next();
        Instant endOfDay = Instant.parse("2025-05-05T21:59:59Z");
        for (int i = 0; i < 12; i++) {
            happenings.take(happenings.evidence(amira, EvidenceLevel.CLICKED, endOfDay));
        }
        assertThat(available(amira)).isEqualTo(100);

        happenings.take(happenings.evidence(amira, EvidenceLevel.CLICKED, endOfDay.plusSeconds(1)));
        assertThat(available(amira)).as("midnight in Amsterdam").isEqualTo(110);

        CloudEvent<ShareEvidenced> late = happenings.evidence(amira, EvidenceLevel.CLICKED, endOfDay);
        happenings.take(late);
        assertThat(available(amira))
                .as("the event's day counts, not its arrival")
                .isEqualTo(110);
        assertThat(decisions(late.id(), CLICKED_RULE)).containsExactly("DAILY_CAP_REACHED 0 v1");
    }

    @Test
    void aCapHoldsUnderConcurrencyAndEachEventPaysOnceThoughTwoReplicasGetIt() throws Exception {
        List<UUID> advocates = List.of(Ids.next(), Ids.next(), Ids.next());
        List<CloudEvent<?>> events = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            for (UUID advocate : advocates) {
                UUID share = Ids.next();
                for (EvidenceLevel level : List.of(EvidenceLevel.PREVIEWED, EvidenceLevel.CLICKED)) {
                    CloudEvent<ShareEvidenced> event = evidence(advocate, share, level, 1);
                    events.add(event);
                    events.add(event);
                }
            }
        }
        Collections.shuffle(events, new java.util.Random(7));

        try (ExecutorService replicas = Executors.newFixedThreadPool(8)) {
            List<Future<?>> taken = new ArrayList<>();
            for (CloudEvent<?> event : events) {
                taken.add(replicas.submit(() -> happenings.take(event)));
            }
            for (Future<?> each : taken) {
                each.get();
            }
        }

        for (UUID advocate : advocates) {
            assertThat(available(advocate)).isEqualTo(100 + 20);
            assertThat(database.first(
                            "select sum(points) as points from rule_cap_usage where advocate_id = ?",
                            row -> row.number("points"),
                            advocate))
                    .contains(120L);
            assertThat(database.first(
                            "select count(*) as n from rule_decision where advocate_id = ? and rule_id in (?, ?)",
                            row -> row.number("n"),
                            advocate,
                            CLICKED_RULE,
                            PREVIEWED_RULE))
                    .contains(64L);
        }
    }

    @Test
    void whatHappensToWithdrawnContentPaysNothing() {
        UUID amira = Ids.next();
        UUID item = Ids.next();
        happenings.take(happenings.withdrawal(item, NOON));
        CloudEvent<ShareEvidenced> before =
                happenings.evidence(amira, Ids.next(), EvidenceLevel.CLICKED, 1, NOON.minusSeconds(1), "X", item);
        CloudEvent<ShareEvidenced> after =
                happenings.evidence(amira, Ids.next(), EvidenceLevel.CLICKED, 1, NOON, "X", item);
        happenings.take(before);
        happenings.take(after);

        assertThat(decisions(before.id(), CLICKED_RULE)).containsExactly("AWARDED 10 v1");
        assertThat(decisions(after.id(), CLICKED_RULE)).containsExactly("CONTENT_CLOSED 0 v1");
    }

    @Test
    void everyEventThatRulesCanPayForIsListenedTo() {
        assertThat(handlers.stream().<EventType>map(EventHandler::type).toList())
                .containsAll(RuleEvents.usable());
    }

    @Test
    void decisionsAndPointsAreCounted() {
        double awarded =
                metrics.counter(AwardMetrics.DECISIONS, "outcome", "AWARDED").count();
        double points = metrics.counter(AwardMetrics.POINTS).count();
        happenings.take(happenings.evidence(Ids.next(), EvidenceLevel.CLICKED, NOON));

        assertThat(metrics.counter(AwardMetrics.DECISIONS, "outcome", "AWARDED").count())
                .isEqualTo(awarded + 1);
        assertThat(metrics.counter(AwardMetrics.POINTS).count()).isEqualTo(points + 10);
        assertThat(metrics.timer(AwardMetrics.DELAY).count()).isPositive();
    }

    @Test
    void anAwardTellsInTheOutboxWhatWasPaidFor() {
        Somebody amira = happenings.somebody("Amira", "sales");
        CloudEvent<ShareEvidenced> clicked = happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, NOON);
        happenings.take(clicked);

        List<String> told = database.query(
                "select convert_from(value, 'UTF8') as event from event_state where aggregate_id = ? and type = ?",
                row -> row.text("event"),
                amira.advocateId(),
                "points.awarded");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .contains("\"eventId\":\"" + clicked.id() + "\"")
                .contains("\"level\":\"CLICKED\"")
                .contains("\"points\":10")
                .contains("\"time\":\"2025-05-05T10:00:00Z\"");
    }

    private CloudEvent<ShareEvidenced> evidence(UUID advocate, UUID share, EvidenceLevel level, int occurrence) {
        return happenings.evidence(advocate, share, level, occurrence, NOON, "LINKEDIN", Ids.next());
    }

    private long available(UUID advocateId) {
        return database.first("""
                        select b.balance from ledger_balance b join ledger_account a on a.id = b.account_id
                        where a.owner_id = ? and a.kind = 'ADVOCATE_AVAILABLE'""", row -> row.number("balance"), advocateId).orElse(0L);
    }

    private List<String> decisions(UUID eventId, UUID ruleId) {
        return database.query(
                "select outcome, points, rule_version from rule_decision where event_id = ? and rule_id = ?",
                row -> row.text("outcome") + " " + row.integer("points") + " v" + row.integer("rule_version"),
                eventId,
                ruleId);
    }
}
