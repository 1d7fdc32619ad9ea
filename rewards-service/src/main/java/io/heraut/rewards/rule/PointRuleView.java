package io.heraut.rewards.rule;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One version of a point rule.
 *
 * @param savedAt when this version was saved
 * @param savedBy the advocate who saved it; only shown to those who run the programme
 */
@Schema(name = "PointRule")
record PointRuleView(
        UUID id,
        int version,
        String name,
        String eventType,
        @Nullable String condition,
        int points,
        @Nullable Integer dailyCap,
        Instant validFrom,
        @Nullable Instant validUntil,
        boolean enabled,
        Instant savedAt,
        @Nullable UUID savedBy) {

    static PointRuleView of(RuleTerms terms, Instant savedAt, @Nullable UUID savedBy) {
        return new PointRuleView(
                terms.ruleId(),
                terms.version(),
                terms.name(),
                terms.eventType().typeName(),
                terms.condition(),
                terms.points(),
                terms.dailyCap(),
                terms.validFrom(),
                terms.validUntil(),
                terms.enabled(),
                savedAt,
                savedBy);
    }
}
