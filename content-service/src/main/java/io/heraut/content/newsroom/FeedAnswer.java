package io.heraut.content.newsroom;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of fetching a feed. */
public sealed interface FeedAnswer {
    /**
     * @param etag to be sent next time, and so on
     */
    record Found(
            FeedReading.Feed feed,
            @Nullable String etag,
            @Nullable String lastModified) implements FeedAnswer {}

    /** It is as it was last time. */
    record Unchanged() implements FeedAnswer {}

    record Unreachable(String reason) implements FeedAnswer {}

    /**
     * @param candidates feeds that the page names, when a page came
     */
    record Invalid(String reason, List<URI> candidates) implements FeedAnswer {}

    /** The address is not one that is called. */
    record NotAllowed(String reason) implements FeedAnswer {}
}
