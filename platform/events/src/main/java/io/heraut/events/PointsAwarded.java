package io.heraut.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A point rule has awarded points.
 *
 * @param entryId the ledger entry
 * @param points whole points, more than 0
 */
public record PointsAwarded(
        UUID advocateId, UUID entryId, int points, UUID ruleId, int ruleVersion, String ruleName, Cause cause) {
    public PointsAwarded {
        advocateId = Require.present(advocateId, "advocateId");
        entryId = Require.present(entryId, "entryId");
        ruleId = Require.present(ruleId, "ruleId");
        ruleName = Require.present(ruleName, "ruleName");
        cause = Require.present(cause, "cause");
    }

    /**
     * What the points were awarded for.
     *
     * @param eventId the event that the rule was applied to
     * @param eventType its name, as in {@code share.evidenced}
     */
    public record Cause(
            UUID eventId,
            String eventType,
            @Nullable UUID shareId,
            @Nullable String level,
            @Nullable Integer occurrence) {
        public Cause {
            eventId = Require.present(eventId, "eventId");
            eventType = Require.present(eventType, "eventType");
        }
    }
}
