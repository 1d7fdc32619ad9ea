package io.heraut.rewards.decision;

import io.heraut.events.CloudEvent;
import io.heraut.events.ShareCreated;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.events.ShareEvidenced;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule pays for once: a share, or a level of evidence that it reached for the nth time, or else the event itself.
 *
 * @param key the same for the same cause, also in an event that was published anew with another id
 */
public record Cause(
        String key,
        @Nullable UUID shareId,
        @Nullable String network,
        @Nullable UUID contentItemId,
        @Nullable String level,
        @Nullable Integer occurrence) {

    public static Cause of(CloudEvent<?> event) {
        return switch (event.data()) {
            case ShareEvidenced evidence ->
                new Cause(
                        "share/" + evidence.shareId() + "/" + evidence.level() + "/" + evidence.occurrence(),
                        evidence.shareId(),
                        evidence.network(),
                        evidence.contentItemId(),
                        evidence.level().name(),
                        evidence.occurrence());
            case ShareEvidenceWithdrawn withdrawn ->
                new Cause(
                        "share/" + withdrawn.shareId() + "/" + withdrawn.level() + "/" + withdrawn.occurrence(),
                        withdrawn.shareId(),
                        withdrawn.network(),
                        withdrawn.contentItemId(),
                        withdrawn.level().name(),
                        withdrawn.occurrence());
            case ShareCreated share ->
                new Cause(
                        "share/" + share.shareId(),
                        share.shareId(),
                        share.network(),
                        share.contentItemId(),
                        null,
                        null);
            default -> new Cause("event/" + event.id(), null, null, null, null, null);
        };
    }
}
