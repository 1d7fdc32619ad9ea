package io.heraut.content.source;

import io.heraut.content.audience.Audience;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A source as it is shown. */
public record SourceView(
        UUID id,
        String name,
        URI url,
        @Nullable String language,
        Audience audience,

        @Schema(description = "When it was last imported from") @Nullable
        Instant importedAt,

        @Schema(description = "Advocate id") UUID createdBy,

        Instant createdAt,
        Instant changedAt) {}
