package io.heraut.rewards.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.EventType;
import io.heraut.events.Samples;
import io.heraut.rewards.rule.Outcome;
import io.heraut.rewards.rule.RuleEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void anAwardNamesRuleVersionCauseAndCap() {
        assertThat(why(Outcome.AWARDED, 10, 20L, null))
                .isEqualTo(
                        "10 points by the rule \"Followed\" (version 3): a share on LinkedIn was followed by a person."
                                + " It pays at most 100 a day; 20 had been paid on 2026-03-02 before.");
    }

    @Test
    void aRestNamesWhatTheRuleWouldHavePaid() {
        assertThat(why(Outcome.AWARDED_IN_PART, 1, 99L, null))
                .isEqualTo(
                        "1 point of 10 by the rule \"Followed\" (version 3): a share on LinkedIn was followed by a person."
                                + " It pays at most 100 a day, and 99 had been paid on 2026-03-02 before.");
    }

    @Test
    void aReachedCapSaysSo() {
        assertThat(why(Outcome.DAILY_CAP_REACHED, 0, 100L, null))
                .isEqualTo(
                        "No points by the rule \"Followed\" (version 3): a share on LinkedIn was followed by a person,"
                                + " but it pays at most 100 a day, and 100 had been paid on 2026-03-02 before.");
    }

    @Test
    void whatFailedSaysWhatFailed() {
        assertThat(why(Outcome.CONDITION_FAILED, 0, null, "/ by zero")).endsWith("for that: / by zero");
        assertThat(why(Outcome.CONTENT_CLOSED, 0, null, "EXPIRED")).endsWith("after its content had expired.");
        assertThat(why(Outcome.CONTENT_CLOSED, 0, null, "WITHDRAWN")).endsWith("had been withdrawn.");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyOutcomeIsASentenceThatNamesTheRule(Outcome outcome) {
        assertThat(why(outcome, outcome == Outcome.AWARDED ? 10 : 0, null, "detail"))
                .contains("the rule \"Followed\"")
                .doesNotContain("null");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyUsableEventCanBeSaidInWords(EventType type) {
        if (RuleEvents.usable().contains(type)) {
            Decision decision = decision(type, Outcome.AWARDED, 10, null, null);
            assertThat(Explanation.of(decision, "Followed", null, 10, null)).doesNotContain("null");
        }
    }

    private static String why(Outcome outcome, int points, @Nullable Long paidBefore, @Nullable String detail) {
        return Explanation.of(
                decision(EventType.SHARE_EVIDENCED, outcome, points, paidBefore, detail),
                "Followed",
                "event.level == 'CLICKED'",
                10,
                100);
    }

    private static Decision decision(
            EventType type, Outcome outcome, int points, @Nullable Long paidBefore, @Nullable String detail) {
        return new Decision(
                ID,
                ID,
                3,
                Cause.of(Samples.of(type)),
                ID,
                type.typeName(),
                Instant.parse("2026-03-02T09:15:00Z"),
                LocalDate.of(2026, 3, 2),
                ID,
                outcome,
                points,
                paidBefore,
                detail,
                Instant.parse("2026-03-02T09:15:01Z"));
    }
}
