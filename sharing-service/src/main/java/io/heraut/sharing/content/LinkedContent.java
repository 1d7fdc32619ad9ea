package io.heraut.sharing.content;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What following a link needs of a content item. */
public record LinkedContent(
        UUID id,
        ContentStatus status,
        String language,
        URI canonicalUrl,
        String ogTitle,
        @Nullable String ogDescription,
        @Nullable String ogImage,
        @Nullable String ogSiteName,
        @Nullable Instant expiresAt) {
    /** Whether its links lead somewhere. */
    public boolean isOpen(Instant now) {
        return status == ContentStatus.PUBLISHED && (expiresAt == null || now.isBefore(expiresAt));
    }
}
