package io.heraut.content.item;

import io.heraut.content.audience.Audience;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An item as those who work on it see it; partners see it without people and notes. */
@Schema(description = "An item. People are advocate ids; partners see the item without people and notes.")
public record ContentItemView(
        UUID id,
        ItemStatus status,
        ContentType contentType,
        String language,
        String title,
        @Nullable String summary,
        URI canonicalUrl,
        @Nullable URI image,
        OpenGraphTags openGraph,
        List<String> topics,
        Audience audience,
        List<UUID> keyMessageIds,

        @Schema(description = "The source that it was imported from") @Nullable
        UUID sourceId,

        @Schema(description = "When the source published it") @Nullable
        Instant publishedAtSource,

        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt,

        @Schema(description = "How often it was published") int publication,

        @Nullable Instant publishedAt,

        @Schema(description = "From when on advocates see it: its publication, or the end of its embargo") @Nullable
        Instant visibleFrom,

        Instant createdAt,
        Instant editedAt,
        @Nullable UUID createdBy,
        @Nullable UUID editedBy,
        @Nullable UUID submittedBy,
        @Nullable Instant submittedAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt,
        @Nullable UUID publishedBy,
        @Nullable UUID withdrawnBy,
        @Nullable Instant withdrawnAt,

        @Schema(description = "Why it was returned or withdrawn") @Nullable
        String note) {

    static ContentItemView full(ContentItem item) {
        return of(item, true);
    }

    static ContentItemView forPartners(ContentItem item) {
        return of(item, false);
    }

    private static ContentItemView of(ContentItem item, boolean inside) {
        String image = item.image();
        return new ContentItemView(
                item.id(),
                item.status(),
                item.contentType(),
                item.language(),
                item.title(),
                item.summary(),
                URI.create(item.canonicalUrl()),
                image == null ? null : URI.create(image),
                item.openGraph(),
                item.topics(),
                item.audience(),
                item.keyMessageIds(),
                item.sourceId(),
                item.publishedAtSource(),
                item.embargoUntil(),
                item.expiresAt(),
                item.publication(),
                item.publishedAt(),
                item.visibleFrom(),
                item.createdAt(),
                item.editedAt(),
                inside ? item.createdBy() : null,
                inside ? item.editedBy() : null,
                inside ? item.submittedBy() : null,
                item.submittedAt(),
                inside ? item.approvedBy() : null,
                item.approvedAt(),
                inside ? item.publishedBy() : null,
                inside ? item.withdrawnBy() : null,
                item.withdrawnAt(),
                inside ? item.note() : null);
    }
}
