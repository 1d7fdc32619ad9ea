package io.heraut.content.item;

import io.heraut.content.audience.Audience;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as a source gives it.
 *
 * @param guid what the feed knows it by
 * @param publishedAtSource when the source published it
 */
public record NewItem(
        UUID sourceId,
        String guid,
        URI canonicalUrl,
        String title,
        @Nullable String summary,
        String language,
        @Nullable URI image,
        OpenGraphTags openGraph,
        Audience audience,
        @Nullable Instant publishedAtSource) {}
