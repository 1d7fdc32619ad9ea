package io.heraut.rewards.decision;

import org.jspecify.annotations.Nullable;

/**
 * A decision with what the rule said. Where no version was valid then, it is the present version that lends its name.
 *
 * @param why the whole story in a sentence or two
 */
public record ExplainedDecision(
        Decision decision,
        String ruleName,
        @Nullable String condition,
        int rulePoints,
        @Nullable Integer dailyCap,
        String why) {

    static ExplainedDecision of(
            Decision decision,
            String ruleName,
            @Nullable String condition,
            int rulePoints,
            @Nullable Integer dailyCap) {
        return new ExplainedDecision(
                decision,
                ruleName,
                condition,
                rulePoints,
                dailyCap,
                Explanation.of(decision, ruleName, condition, rulePoints, dailyCap));
    }
}
