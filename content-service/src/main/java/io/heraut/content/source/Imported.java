package io.heraut.content.source;

import io.heraut.content.item.NewItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import has read, before any of it is stored.
 *
 * @param items in the order of the feed
 * @param entityTag what to ask by next time, and so on; null when something was left
 */
record Imported(
        List<NewItem> items,
        int skipped,
        int unusable,
        int left,
        List<ImportView.UnreadPage> unreadPages,
        @Nullable String entityTag,
        @Nullable String lastModified) {}
