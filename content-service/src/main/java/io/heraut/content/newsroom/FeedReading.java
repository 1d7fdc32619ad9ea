package io.heraut.content.newsroom;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading bytes as a feed. */
public sealed interface FeedReading {
    /**
     * @param unusable items without a link or without any text, which are left out
     */
    record Feed(@Nullable String title, @Nullable String language, List<FeedEntry> entries, int unusable)
            implements FeedReading {}

    /**
     * @param reason a sentence for whoever gave the address
     * @param candidates the feeds that the page names, when a page came instead of a feed
     */
    record NoFeed(String reason, List<URI> candidates) implements FeedReading {}
}
