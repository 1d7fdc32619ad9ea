package io.heraut.sharing.evidence;

import io.heraut.events.EvidenceLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that proves a level.
 *
 * @param occurrence 1 for the first time; higher when the level was lost and reached again
 * @param at when it happened
 * @param referrer host of the page that a visitor came from
 * @param classifier id of the classifier that judged the visit
 */
public record Fact(
        EvidenceLevel level,
        int occurrence,
        Instant at,
        Source source,
        @Nullable String referrer,
        @Nullable Integer classifier) {
    public static Fact first(EvidenceLevel level, Instant at, Source source) {
        return new Fact(level, 1, at, source, null, null);
    }
}
