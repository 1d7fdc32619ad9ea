package io.heraut.content.newsroom;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself.
 *
 * @param canonical the address that the page wants to be known by
 * @param feeds the feeds that it names
 */
public record PageFacts(
        @Nullable String title,
        @Nullable String description,
        @Nullable URI image,
        @Nullable String siteName,
        @Nullable URI canonical,
        @Nullable String language,
        List<URI> feeds) {
    /** A page that says nothing, or could not be read. */
    public static final PageFacts NONE = new PageFacts(null, null, null, null, null, null, List.of());
}
