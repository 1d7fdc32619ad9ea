package io.heraut.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points were taken back.
 *
 * @param entryId the ledger entry that takes them
 * @param reversedEntryId the ledger entry that gave them
 * @param points whole points, more than 0
 * @param ruleId the rule that had awarded them, if it was one
 * @param cause the event because of which they are taken back
 */
public record PointsReversed(
        UUID advocateId,
        UUID entryId,
        UUID reversedEntryId,
        int points,
        @Nullable UUID ruleId,
        @Nullable Integer ruleVersion,
        @Nullable String ruleName,
        PointsAwarded.Cause cause) {
    public PointsReversed {
        advocateId = Require.present(advocateId, "advocateId");
        entryId = Require.present(entryId, "entryId");
        reversedEntryId = Require.present(reversedEntryId, "reversedEntryId");
        cause = Require.present(cause, "cause");
    }
}
