package io.heraut.sharing.evidence;

import io.heraut.events.EvidenceLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that proves a level, before anybody knows whether the level is held already.
 *
 * @param at when it happened
 * @param referrer host of the page that a visitor came from
 * @param classifier id of the classifier that judged the visit
 */
public record Finding(
        EvidenceLevel level,
        Instant at,
        Source source,
        @Nullable String referrer,
        @Nullable Integer classifier) {
    public static Finding of(EvidenceLevel level, Instant at, Source source) {
        return new Finding(level, at, source, null, null);
    }
}
