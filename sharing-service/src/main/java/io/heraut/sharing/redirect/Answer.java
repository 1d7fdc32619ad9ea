package io.heraut.sharing.redirect;

import io.heraut.sharing.redirect.LinkMemory.Known;
import java.time.Instant;
import java.util.Optional;

/** What a visitor gets. */
sealed interface Answer {
    /** On to the content. */
    record Redirect(Known to) implements Answer {}

    /** The tags that a preview is made of. */
    record Preview(Known of) implements Answer {}

    /** The content was withdrawn or has expired. */
    record Gone(Known what) implements Answer {}

    /** There is no such link. */
    record NotFound() implements Answer {}

    /** It can not be found out at the moment. */
    record Unavailable() implements Answer {}

    static Answer of(Optional<Known> found, boolean isPreviewCrawler, Instant now) {
        if (found.isEmpty()) {
            return new NotFound();
        }
        Known known = found.get();
        if (!known.content().isOpen(now)) {
            return new Gone(known);
        }
        return isPreviewCrawler ? new Preview(known) : new Redirect(known);
    }

    default int status() {
        return switch (this) {
            case Redirect redirect -> 302;
            case Preview preview -> 200;
            case Gone gone -> 410;
            case NotFound notFound -> 404;
            case Unavailable unavailable -> 503;
        };
    }

    /** For metrics. */
    default String name() {
        return switch (this) {
            case Redirect redirect -> "redirect";
            case Preview preview -> "preview";
            case Gone gone -> "gone";
            case NotFound notFound -> "not-found";
            case Unavailable unavailable -> "unavailable";
        };
    }
}
