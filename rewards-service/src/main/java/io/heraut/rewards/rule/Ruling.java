package io.heraut.rewards.rule;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says to a cause.
 *
 * @param terms the version that said it; absent when none was valid
 * @param points what is paid; 0 when nothing is
 * @param paidBefore what the rule had paid the advocate that day already, when a cap was looked at
 * @param detail why a condition failed, or how the content was closed
 */
public record Ruling(
        Outcome outcome,
        @Nullable RuleTerms terms,
        int points,
        @Nullable Long paidBefore,
        @Nullable String detail) {

    /** Whether the rule applies, before its cap is looked at. */
    public sealed interface Entitlement {}

    /** The rule pays as far as its cap allows. */
    public record Due(RuleTerms terms) implements Entitlement {}

    /** The rule was disabled then: it says nothing. */
    public record SwitchedOff() implements Entitlement {}

    /** The rule pays nothing. */
    public record Refused(Ruling ruling) implements Entitlement {}

    /**
     * Whether the rule applies to the event, and by which of its versions.
     *
     * @param closedContent how the content that the event is about had been closed by then, if it had
     * @param conditions the compiled condition of a version that has one
     */
    public static Entitlement entitlement(
            RuleHistory rule,
            EventFacts facts,
            Optional<String> closedContent,
            Function<RuleTerms, Condition.Compiled> conditions) {
        Optional<RuleTerms> selected = rule.at(facts.time());
        if (selected.isEmpty()) {
            return refused(Outcome.RULE_NOT_VALID, null, null);
        }
        RuleTerms terms = selected.get();
        if (terms.hasEnded(facts.time())) {
            return refused(Outcome.RULE_NOT_VALID, terms, null);
        }
        if (!terms.enabled()) {
            return new SwitchedOff();
        }
        Condition.Answer answer =
                terms.condition() == null ? new Condition.Holds() : test(conditions.apply(terms), facts);
        return switch (answer) {
            case Condition.DoesNotHold() -> refused(Outcome.CONDITION_NOT_MET, terms, null);
            case Condition.Failed(String reason) -> refused(Outcome.CONDITION_FAILED, terms, reason);
            case Condition.Holds() ->
                closedContent
                        .<Entitlement>map(how -> refused(Outcome.CONTENT_CLOSED, terms, how))
                        .orElseGet(() -> new Due(terms));
        };
    }

    /**
     * What is paid where a cap counts. What the cap leaves is paid also when it is less than the rule's points: so the sum of a day does not
     * depend on the order in which its events arrive.
     */
    public static Ruling underCap(RuleTerms terms, int dailyCap, long paidBefore) {
        long left = Math.max(0, dailyCap - paidBefore);
        if (left == 0) {
            return new Ruling(Outcome.DAILY_CAP_REACHED, terms, 0, paidBefore, null);
        }
        if (left < terms.points()) {
            return new Ruling(Outcome.AWARDED_IN_PART, terms, (int) left, paidBefore, null);
        }
        return new Ruling(Outcome.AWARDED, terms, terms.points(), paidBefore, null);
    }

    /** What would be due is for evidence that does not stand any more. */
    public static Ruling forWithdrawnEvidence(RuleTerms terms) {
        return new Ruling(Outcome.EVIDENCE_WITHDRAWN, terms, 0, null, null);
    }

    public static Ruling uncapped(RuleTerms terms) {
        return new Ruling(Outcome.AWARDED, terms, terms.points(), null, null);
    }

    private static Condition.Answer test(Condition.Compiled compiled, EventFacts facts) {
        return switch (compiled) {
            case Condition.Valid(Condition condition) -> condition.test(facts);
            // It was checked when it was saved: only another release with another event shape can come here.
            case Condition.Invalid(var mistakes) ->
                new Condition.Failed(
                        mistakes.isEmpty()
                                ? "it can not be compiled"
                                : mistakes.getFirst().toString());
        };
    }

    private static Refused refused(Outcome outcome, @Nullable RuleTerms terms, @Nullable String detail) {
        return new Refused(new Ruling(outcome, terms, 0, null, detail));
    }
}
