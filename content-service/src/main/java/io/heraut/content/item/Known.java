package io.heraut.content.item;

import java.util.Set;

/** What of a feed is there already. */
public record Known(Set<String> guids, Set<String> urls) {
    public boolean hasGuid(String guid) {
        return guids.contains(guid);
    }

    public boolean hasUrl(String url) {
        return urls.contains(url);
    }
}
