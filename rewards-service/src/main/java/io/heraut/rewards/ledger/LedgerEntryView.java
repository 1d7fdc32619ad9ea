package io.heraut.rewards.ledger;

import io.heraut.rewards.decision.CauseView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger.
 *
 * @param occurredAt when that happened which it is booked for
 * @param why in words
 * @param reversesId the entry that it takes back, if it takes one back
 * @param postings sum to zero
 */
@Schema(name = "LedgerEntry")
public record LedgerEntryView(
        UUID id,
        EntryKind kind,
        @Nullable UUID advocateId,
        Instant occurredAt,
        Instant bookedAt,
        String why,
        @Nullable UUID reversesId,
        @Nullable RuleView rule,
        @Nullable CauseView cause,
        List<PostingView> postings) {

    /** The version of the point rule that it was booked by, as it was. */
    @Schema(name = "LedgerEntryRule")
    public record RuleView(
            UUID id,
            @Nullable Integer version,
            String name,
            @Nullable String condition,
            int points,
            @Nullable Integer dailyCap) {}

    /**
     * What the entry did to one account.
     *
     * @param ownerId the advocate or the budget; absent for the organisation's own accounts
     * @param balanceAfter what the account held after it; only for accounts that the caller may see into
     */
    @Schema(name = "LedgerPosting")
    public record PostingView(
            AccountKind account,
            @Nullable UUID ownerId,
            long points,
            @Nullable Long balanceAfter) {}
}
