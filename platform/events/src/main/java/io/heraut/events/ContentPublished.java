package io.heraut.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content item may be shared: everything that issuing and following a link needs.
 *
 * @param version grows with each publication of the item
 * @param contentType as in {@code NEWS}
 * @param language BCP 47
 * @param summary plain text
 * @param canonicalUrl where the link leads to
 * @param embargoUntil not to be shared before
 * @param expiresAt not to be shared from then on
 * @param campaignId the campaign that the item belongs to
 */
public record ContentPublished(
        UUID contentItemId,
        int version,
        String contentType,
        String language,
        String title,
        @Nullable String summary,
        URI canonicalUrl,
        OpenGraph openGraph,
        Audience audience,
        List<String> topics,
        List<UUID> keyMessageIds,
        List<Caption> captions,
        Instant publishedAt,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt,
        @Nullable UUID campaignId) {
    public ContentPublished {
        contentItemId = Require.present(contentItemId, "contentItemId");
        contentType = Require.present(contentType, "contentType");
        language = Require.present(language, "language");
        title = Require.present(title, "title");
        canonicalUrl = Require.present(canonicalUrl, "canonicalUrl");
        openGraph = Require.present(openGraph, "openGraph");
        audience = Require.present(audience, "audience");
        topics = Require.list(topics);
        keyMessageIds = Require.list(keyMessageIds);
        captions = Require.list(captions);
        publishedAt = Require.present(publishedAt, "publishedAt");
    }
}
