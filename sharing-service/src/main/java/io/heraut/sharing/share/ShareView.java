package io.heraut.sharing.share;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.channel.ChannelKind;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A share, as its advocate sees it. */
@Schema(name = "Share")
record ShareView(
        UUID id,
        UUID advocateId,
        UUID contentItemId,
        String network,
        ChannelKind channelKind,
        @Nullable UUID captionId,
        int attempt,

        @Schema(description = "The highest level of evidence that is held")
        EvidenceLevel level,

        LinkPart link,
        @Schema(description = "What is to be posted") String text,

        @Schema(description = "Opens the network's share dialog")
        URI intentUrl,

        @Schema(description = "The dialog takes no text: copy `text` and paste it there")
        boolean copyText,

        Instant createdAt) {
    /** The share's link. */
    @Schema(name = "ShareLink")
    record LinkPart(UUID id, String code, URI url) {}
}
