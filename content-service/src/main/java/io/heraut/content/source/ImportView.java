package io.heraut.content.source;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import has brought. */
public record ImportView(
        UUID sourceId,

        @Schema(description = "Items that are new: they are drafts now")
        int added,

        @Schema(description = "Items of the feed that were there already")
        int skipped,

        @Schema(description = "Items of the feed without a link or without any text")
        int unusable,

        @Schema(description = "New items that were left for the next import, because one import takes only so many")
        int left,

        @Schema(description = "The drafts, in the order of the feed")
        List<UUID> items,

        @Schema(description = "Pages that could not be read; their items were taken as the feed describes them")
        List<UnreadPage> unreadPages) {

    /** A page that could not be read. */
    public record UnreadPage(URI url, String reason) {}
}
