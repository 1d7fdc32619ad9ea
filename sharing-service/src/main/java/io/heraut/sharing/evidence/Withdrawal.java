package io.heraut.sharing.evidence;

import io.heraut.events.ShareEvidenceWithdrawn.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why and when a fact fell.
 *
 * @param causeId the classifier run, if it was one
 */
public record Withdrawal(Instant at, Cause cause, @Nullable UUID causeId) {}
