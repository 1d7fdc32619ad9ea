package io.heraut.content.source;

import io.heraut.content.audience.Audience;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an import has to know of its source. */
record Feeding(
        UUID sourceId,
        URI address,
        @Nullable String language,
        Audience audience,
        @Nullable String entityTag,
        @Nullable String lastModified) {}
