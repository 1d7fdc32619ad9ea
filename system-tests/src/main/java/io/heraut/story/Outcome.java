package io.heraut.story;

import java.time.Duration;
import java.util.UUID;

/**
 * What came of a story that held.
 *
 * @param clickToEvidence from a click to the evidence that it is
 * @param clickToPoints from the same click to the points in the balance
 */
public record Outcome(
        UUID contentItemId,
        UUID shareId,
        UUID linkId,
        UUID entryId,
        Duration clickToEvidence,
        Duration clickToPoints) {}
