package io.heraut.sharing.evidence;

import io.heraut.events.EvidenceLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that proves a level, or that did so.
 *
 * @param occurrence 1 for the first time; higher when the level was lost and reached again
 * @param at when it happened
 * @param referrer host of the page that a visitor came from
 * @param withdrawn what took it away, if it does not stand any more
 */
public record Fact(
        EvidenceLevel level,
        int occurrence,
        Instant at,
        Source source,
        @Nullable String referrer,
        @Nullable Withdrawal withdrawn) {}
