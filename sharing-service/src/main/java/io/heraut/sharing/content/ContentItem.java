package io.heraut.sharing.content;

import io.heraut.events.Audience;
import io.heraut.events.OpenGraph;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A content item that was published at some time. */
public record ContentItem(
        UUID id,
        ContentStatus status,
        String contentType,
        String language,
        String title,
        URI canonicalUrl,
        OpenGraph openGraph,
        Audience audience,
        Instant publishedAt,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt) {}
