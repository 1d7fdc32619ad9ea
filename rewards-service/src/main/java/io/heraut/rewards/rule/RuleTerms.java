package io.heraut.rewards.rule;

import io.heraut.events.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a point rule.
 *
 * @param condition absent when the rule pays for every event of its type
 * @param points whole points for each cause
 * @param dailyCap the most that it pays one advocate in one day of the organisation
 * @param validFrom the first moment at which it applies
 * @param validUntil the first moment at which it does not any more
 */
public record RuleTerms(
        UUID ruleId,
        int version,
        String name,
        EventType eventType,
        @Nullable String condition,
        int points,
        @Nullable Integer dailyCap,
        Instant validFrom,
        @Nullable Instant validUntil,
        boolean enabled) {

    boolean hasEnded(Instant time) {
        return validUntil != null && !time.isBefore(validUntil);
    }
}
