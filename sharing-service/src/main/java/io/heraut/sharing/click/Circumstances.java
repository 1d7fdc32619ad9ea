package io.heraut.sharing.click;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a click when it is judged.
 *
 * @param ownTraceMatches the link's owner has called the API from there on that day
 * @param tracesKept whether the click was compared with such traces, so that a missing match means something
 * @param countedWithinTheHour a click of the same visitor on the same link was counted less than an hour apart
 * @param sinceIssue how old the link was; null if nobody knows
 */
public record Circumstances(
        boolean ownTraceMatches,
        boolean tracesKept,
        boolean countedWithinTheHour,
        @Nullable Duration sinceIssue) {}
