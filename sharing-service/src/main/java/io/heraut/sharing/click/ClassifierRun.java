package io.heraut.sharing.click;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judging the clicks of a period again.
 *
 * @param classifier that judges
 * @param total clicks that another classifier had judged when it began; null before it has begun
 * @param judged so many of them were judged again
 */
record ClassifierRun(
        UUID id,
        ClassifierRunStatus status,
        String classifier,
        Instant from,
        Instant to,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Long total,
        long judged,
        long evidenceWithdrawn,
        long evidenceGained,
        List<Change> changes,
        List<Kept> kept) {
    /** So many clicks went from one class to another. */
    record Change(ClickClass from, ClickClass to, long clicks) {}

    /** So many clicks for which a rule could not be judged again. */
    record Kept(Rejudge.Rule rule, long clicks) {}
}
