package io.heraut.rewards.points;

import io.heraut.rewards.decision.CauseView;
import io.heraut.rewards.ledger.EntryKind;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of an advocate's statement.
 *
 * @param id of the ledger entry
 * @param points what it added to what can be spent; below zero when it took
 * @param balanceAfter what could be spent after it
 * @param at when that happened which it is for
 * @param why in words
 * @param reversesId the entry that it takes back, if it takes one back
 */
@Schema(name = "StatementEntry")
record StatementEntryView(
        UUID id,
        EntryKind kind,
        long points,
        long balanceAfter,
        Instant at,
        Instant bookedAt,
        @Nullable UUID ruleId,
        @Nullable Integer ruleVersion,
        @Nullable String ruleName,
        String why,
        @Nullable UUID reversesId,
        @Nullable CauseView cause) {}
