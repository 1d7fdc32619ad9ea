package io.heraut.rewards.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.EventType;
import io.heraut.events.Samples;
import io.heraut.rewards.rule.Ruling.Due;
import io.heraut.rewards.rule.Ruling.Entitlement;
import io.heraut.rewards.rule.Ruling.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulingTest {
    private static final UUID RULE = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final EventFacts CLICKED = EventFacts.of(Samples.of(EventType.SHARE_EVIDENCED));
    private static final Instant THEN = CLICKED.time();

    @Test
    void aRulePaysForWhatMeetsItsCondition() {
        RuleTerms terms = terms(1, THEN, null, true, "event.level == 'CLICKED'");

        assertThat(entitlement(terms)).isEqualTo(new Due(terms));
    }

    @Test
    void aRuleWithoutConditionPaysForEveryEventOfItsType() {
        RuleTerms terms = terms(1, THEN, null, true, null);

        assertThat(entitlement(terms)).isEqualTo(new Due(terms));
    }

    @Test
    void whatDoesNotMeetTheConditionIsRefused() {
        assertThat(refusal(terms(1, THEN, null, true, "event.level == 'CLAIMED'"))
                        .outcome())
                .isEqualTo(Outcome.CONDITION_NOT_MET);
    }

    @Test
    void aConditionThatCanNotBeWorkedOutSaysWhy() {
        Ruling ruling = refusal(terms(1, THEN, null, true, "1 / (event.occurrence - 1) == 0"));

        assertThat(ruling.outcome()).isEqualTo(Outcome.CONDITION_FAILED);
        assertThat(ruling.detail()).contains("/ by zero");
    }

    @Test
    void whatHappenedBeforeTheRuleBeganIsRefused() {
        Ruling ruling = refusal(terms(1, THEN.plusMillis(1), null, true, null));

        assertThat(ruling.outcome()).isEqualTo(Outcome.RULE_NOT_VALID);
        assertThat(ruling.terms()).isNull();
    }

    @Test
    void theEndOfARuleIsItsFirstMomentWithoutPay() {
        assertThat(refusal(terms(1, THEN.minusSeconds(1), THEN, true, null)).outcome())
                .isEqualTo(Outcome.RULE_NOT_VALID);
        RuleTerms still = terms(1, THEN.minusSeconds(1), THEN.plusMillis(1), true, null);
        assertThat(entitlement(still)).isEqualTo(new Due(still));
    }

    @Test
    void aDisabledVersionSaysNothing() {
        assertThat(entitlement(terms(1, THEN, null, false, null))).isEqualTo(new Ruling.SwitchedOff());
    }

    @Test
    void closedContentPaysNothing() {
        Entitlement entitlement = Ruling.entitlement(
                new RuleHistory(RULE, List.of(terms(1, THEN, null, true, null))),
                CLICKED,
                Optional.of("WITHDRAWN"),
                RulingTest::compiled);

        assertThat(((Refused) entitlement).ruling().outcome()).isEqualTo(Outcome.CONTENT_CLOSED);
    }

    @Test
    void theTimeOfTheEventSelectsTheVersion() {
        RuleTerms first = terms(1, THEN.minus(Duration.ofDays(9)), null, true, null);
        RuleTerms second = terms(2, THEN.minus(Duration.ofDays(1)), null, true, null);
        RuleHistory rule = new RuleHistory(RULE, List.of(first, second));

        assertThat(rule.at(THEN.minus(Duration.ofDays(10)))).isEmpty();
        assertThat(rule.at(THEN.minus(Duration.ofDays(2)))).contains(first);
        assertThat(rule.at(THEN)).contains(second);
    }

    @Test
    void aVersionStillToBeginGivesWayToOneSavedAfterIt() {
        RuleTerms first = terms(1, THEN.minus(Duration.ofDays(9)), null, true, null);
        RuleTerms planned = terms(2, THEN.plus(Duration.ofDays(9)), null, true, null);
        RuleTerms now = terms(3, THEN, null, true, null);
        RuleHistory rule = new RuleHistory(RULE, List.of(first, planned, now));

        assertThat(rule.at(THEN.minusSeconds(1))).contains(first);
        assertThat(rule.at(THEN.plus(Duration.ofDays(10)))).contains(now);
    }

    @Test
    void whatTheCapLeavesIsPaid() {
        RuleTerms terms = terms(1, THEN, null, true, null);

        assertThat(Ruling.underCap(terms, 25, 0).points()).isEqualTo(10);
        assertThat(Ruling.underCap(terms, 25, 20))
                .extracting(Ruling::outcome, Ruling::points)
                .containsExactly(Outcome.AWARDED_IN_PART, 5);
        assertThat(Ruling.underCap(terms, 25, 25))
                .extracting(Ruling::outcome, Ruling::points)
                .containsExactly(Outcome.DAILY_CAP_REACHED, 0);
        assertThat(Ruling.underCap(terms, 10, 25).points())
                .as("a cap that was lowered")
                .isZero();
    }

    @Property(tries = 200)
    void aDayPaysTheSumOrTheCapInWhateverOrder(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 50) Integer> dues,
            @ForAll @IntRange(min = 50, max = 400) int cap) {
        long paid = 0;
        for (int due : dues) {
            Ruling ruling = Ruling.underCap(termsOf(due), cap, paid);
            assertThat(ruling.points()).isBetween(0, due);
            paid += ruling.points();
        }

        assertThat(paid).isEqualTo(Math.min(cap, dues.stream().mapToLong(i -> i).sum()));
    }

    private static Ruling refusal(RuleTerms terms) {
        return ((Refused) entitlement(terms)).ruling();
    }

    private static Entitlement entitlement(RuleTerms terms) {
        return Ruling.entitlement(
                new RuleHistory(RULE, List.of(terms)), CLICKED, Optional.empty(), RulingTest::compiled);
    }

    private static Condition.Compiled compiled(RuleTerms terms) {
        return Condition.compile(terms.eventType(), String.valueOf(terms.condition()));
    }

    private static RuleTerms termsOf(int points) {
        return new RuleTerms(RULE, 1, "Rule", EventType.SHARE_EVIDENCED, null, points, null, THEN, null, true);
    }

    private static RuleTerms terms(
            int version, Instant from, @Nullable Instant until, boolean enabled, @Nullable String condition) {
        return new RuleTerms(
                RULE, version, "Rule", EventType.SHARE_EVIDENCED, condition, 10, null, from, until, enabled);
    }
}
