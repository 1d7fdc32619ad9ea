package io.heraut.content.item;

import io.heraut.content.audience.Audience;
import io.heraut.events.Caption;
import io.heraut.events.ContentPublished;
import io.heraut.events.OpenGraph;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the other services are told of a published item. */
final class Publication {
    private Publication() {}

    static ContentPublished of(ContentItem item, List<Caption> captions) {
        Audience audience = item.audience();
        return new ContentPublished(
                item.id(),
                item.publication(),
                item.contentType().name(),
                item.language(),
                item.title(),
                item.summary(),
                URI.create(item.canonicalUrl()),
                openGraph(item),
                new io.heraut.events.Audience(audience.countries(), audience.teams(), audience.languages()),
                item.topics(),
                item.keyMessageIds(),
                captions,
                Objects.requireNonNull(item.publishedAt()),
                item.embargoUntil(),
                item.expiresAt(),
                // There are no campaigns yet.
                null);
    }

    /** The page's own words; the item's where the page has none. */
    private static OpenGraph openGraph(ContentItem item) {
        OpenGraphTags tags = item.openGraph();
        String image = or(tags.image(), item.image());
        return new OpenGraph(
                Objects.requireNonNullElse(tags.title(), item.title()),
                or(tags.description(), item.summary()),
                image == null ? null : URI.create(image),
                tags.siteName());
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
