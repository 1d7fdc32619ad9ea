package io.heraut.content.item;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of items.
 *
 * @param language primary language, as in {@code nl}
 */
public record ItemFilter(
        @Nullable ItemStatus status,
        @Nullable UUID sourceId,
        @Nullable ContentType contentType,
        @Nullable String language,
        @Nullable String topic) {}
