package io.heraut.rewards.decision;

import io.heraut.rewards.rule.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a rule made of something that an advocate did.
 *
 * @param at when that happened
 * @param why in words
 * @param reversalId the ledger entry that took the points back, if one did
 */
@Schema(name = "RuleDecision")
public record DecisionView(
        UUID id,
        Instant at,
        Instant decidedAt,
        UUID ruleId,
        @Nullable Integer ruleVersion,
        String ruleName,
        Outcome outcome,
        int points,
        String why,
        @Nullable UUID reversalId,
        CauseView cause) {

    public static DecisionView of(ExplainedDecision explained) {
        Decision decision = explained.decision();
        return new DecisionView(
                decision.id(),
                decision.occurredAt(),
                decision.decidedAt(),
                decision.ruleId(),
                decision.ruleVersion(),
                explained.ruleName(),
                decision.outcome(),
                decision.points(),
                explained.why(),
                explained.reversal() == null ? null : explained.reversal().entryId(),
                CauseView.of(decision));
    }
}
