package io.heraut.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content item was taken back.
 *
 * @param reason for the advocates, in plain text
 */
public record ContentWithdrawn(UUID contentItemId, @Nullable String reason) {
    public ContentWithdrawn {
        contentItemId = Require.present(contentItemId, "contentItemId");
    }
}
