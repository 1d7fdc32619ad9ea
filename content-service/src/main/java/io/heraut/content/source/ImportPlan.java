package io.heraut.content.source;

import io.heraut.content.item.Known;
import io.heraut.content.newsroom.FeedEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which items of a feed an import takes.
 *
 * @param taken in the order of the feed
 * @param skipped how many are there already
 * @param left how many are new, but too many
 */
record ImportPlan(List<FeedEntry> taken, int skipped, int left) {

    static ImportPlan of(List<FeedEntry> entries, Known known, int max) {
        Set<String> guids = new HashSet<>();
        Set<String> links = new HashSet<>();
        List<FeedEntry> taken = new ArrayList<>();
        int skipped = 0;
        int left = 0;
        for (FeedEntry entry : entries) {
            String link = entry.link().toString();
            // Not short of each other: an item that comes twice under two ids is remembered by both.
            boolean again = !guids.add(entry.guid()) | !links.add(link);
            if (again || known.hasGuid(entry.guid()) || known.hasUrl(link)) {
                skipped++;
            } else if (taken.size() < max) {
                taken.add(entry);
            } else {
                left++;
            }
        }
        return new ImportPlan(List.copyOf(taken), skipped, left);
    }
}
