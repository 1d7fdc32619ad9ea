package io.heraut.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share has lost a level of evidence; the event's time is when that was found out.
 *
 * @param occurrence the one that does not stand any more, as {@code share.evidenced} has told of it
 * @param causeId the classifier run, if it was one
 */
public record ShareEvidenceWithdrawn(
        UUID shareId,
        UUID advocateId,
        UUID contentItemId,
        UUID linkId,
        String network,
        EvidenceLevel level,
        int occurrence,
        Cause cause,
        @Nullable UUID causeId) {
    /** What took the level away. */
    public enum Cause {
        /** A newer classifier says that nothing is left which proves it. */
        CLASSIFIER_RUN,
        /** A check of the post failed. */
        RECHECK
    }

    public ShareEvidenceWithdrawn {
        shareId = Require.present(shareId, "shareId");
        advocateId = Require.present(advocateId, "advocateId");
        contentItemId = Require.present(contentItemId, "contentItemId");
        linkId = Require.present(linkId, "linkId");
        network = Require.present(network, "network");
        level = Require.present(level, "level");
        cause = Require.present(cause, "cause");
    }
}
