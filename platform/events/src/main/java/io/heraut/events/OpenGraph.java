package io.heraut.events;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a link preview shows of a page.
 *
 * @param image https, at least 1200 x 630 where the page offers it
 */
public record OpenGraph(
        String title,
        @Nullable String description,
        @Nullable URI image,
        @Nullable String siteName) {
    public OpenGraph {
        title = Require.present(title, "title");
    }
}
