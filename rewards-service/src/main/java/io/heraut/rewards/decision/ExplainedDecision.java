package io.heraut.rewards.decision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision with what the rule said. Where no version was valid then, it is the present version that lends its name.
 *
 * @param reversal the ledger entry that took the points back, if one did
 * @param why the whole story in a sentence or two
 */
public record ExplainedDecision(
        Decision decision,
        String ruleName,
        @Nullable String condition,
        int rulePoints,
        @Nullable Integer dailyCap,
        @Nullable Reversal reversal,
        String why) {

    /**
     * That what was paid was taken back.
     *
     * @param at when what it was paid for fell
     */
    public record Reversal(UUID entryId, Instant at) {}

    static ExplainedDecision of(
            Decision decision,
            String ruleName,
            @Nullable String condition,
            int rulePoints,
            @Nullable Integer dailyCap,
            @Nullable Reversal reversal) {
        String why = Explanation.of(decision, ruleName, condition, rulePoints, dailyCap);
        return new ExplainedDecision(
                decision,
                ruleName,
                condition,
                rulePoints,
                dailyCap,
                reversal,
                reversal == null ? why : why + " " + Explanation.takenBack(reversal.at()));
    }

    /** Why its points were taken back, in words. */
    public String whyReversed() {
        return Explanation.ofReversal(decision, ruleName);
    }
}
