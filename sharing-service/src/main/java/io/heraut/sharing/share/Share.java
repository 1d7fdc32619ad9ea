package io.heraut.sharing.share;

import io.heraut.sharing.channel.ChannelKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An advocate's attempt to pass an item on.
 *
 * @param captionId the caption that the words are, or go back to
 * @param attempt counts the shares of this item on this network by this advocate, from 1 on
 * @param words what was to be posted, without the link
 */
record Share(
        UUID id,
        UUID advocateId,
        UUID contentItemId,
        UUID channelId,
        String network,
        ChannelKind channelKind,
        @Nullable UUID captionId,
        int attempt,
        String words,
        Instant createdAt) {}
