package io.heraut.rewards.decision;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rule was applied to. */
@Schema(name = "PointsCause")
public record CauseView(
        String eventType,
        UUID eventId,
        @Nullable UUID shareId,
        @Nullable String network,
        @Nullable String level,
        @Nullable Integer occurrence) {

    public static CauseView of(Decision decision) {
        Cause cause = decision.cause();
        return new CauseView(
                decision.eventType(),
                decision.eventId(),
                cause.shareId(),
                cause.network(),
                cause.level(),
                cause.occurrence());
    }
}
