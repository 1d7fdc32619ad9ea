package io.heraut.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share was issued.
 *
 * @param channelKind {@code PERSONAL} or {@code BUSINESS}
 * @param captionId the caption that was proposed, if one was
 * @param attempt counts the shares of this item on this network by this advocate, from 1 on
 */
public record ShareCreated(
        UUID shareId,
        UUID advocateId,
        UUID contentItemId,
        UUID linkId,
        String network,
        String channelKind,
        @Nullable UUID captionId,
        int attempt) {
    public ShareCreated {
        shareId = Require.present(shareId, "shareId");
        advocateId = Require.present(advocateId, "advocateId");
        contentItemId = Require.present(contentItemId, "contentItemId");
        linkId = Require.present(linkId, "linkId");
        network = Require.present(network, "network");
        channelKind = Require.present(channelKind, "channelKind");
    }
}
