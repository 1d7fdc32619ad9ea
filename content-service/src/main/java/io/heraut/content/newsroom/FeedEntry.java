package io.heraut.content.newsroom;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed.
 *
 * @param guid what the feed knows the item by; its link where it names nothing else
 * @param title plain text
 * @param summary plain text
 * @param image the one that the item declares
 * @param imageInText the first one in its text
 */
public record FeedEntry(
        String guid,
        URI link,
        String title,
        @Nullable String summary,
        @Nullable URI image,
        @Nullable URI imageInText,
        @Nullable Instant published,
        @Nullable String language) {}
