package io.heraut.events;

import java.util.UUID;

/**
 * A content item reached its end date.
 */
public record ContentExpired(UUID contentItemId) {
    public ContentExpired {
        contentItemId = Require.present(contentItemId, "contentItemId");
    }
}
