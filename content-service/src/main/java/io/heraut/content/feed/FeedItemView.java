package io.heraut.content.feed;

import io.heraut.content.caption.CaptionView;
import io.heraut.content.item.ContentType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something to share, as an advocate sees it. */
public record FeedItemView(
        UUID contentItemId,
        String title,
        @Nullable String summary,
        URI canonicalUrl,
        @Nullable URI image,
        ContentType contentType,

        @Schema(description = "BCP 47", examples = "en") String language,

        List<String> topics,

        @Schema(description = "What the item stands for") List<KeyMessage> keyMessages,

        @Schema(description = "Texts to start from, in the order in which they were written")
        List<CaptionView> captions,

        Instant publishedAt) {

    /** What the company wants understood. */
    @Schema(name = "FeedKeyMessage")
    public record KeyMessage(UUID id, String title, String text) {}
}
