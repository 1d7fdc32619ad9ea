package io.heraut.sharing.channel;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel, as its owner sees it. */
@Schema(name = "Channel")
record ChannelView(
        UUID id, String network, ChannelKind kind, @Nullable String handle, Instant createdAt) {
    static ChannelView of(Channel channel) {
        return new ChannelView(channel.id(), channel.network(), channel.kind(), channel.handle(), channel.createdAt());
    }
}
