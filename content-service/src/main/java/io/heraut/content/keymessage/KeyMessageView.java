package io.heraut.content.keymessage;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key message as it is shown. */
public record KeyMessageView(
        UUID id,
        String title,
        String text,

        @Schema(description = "Advocate id") UUID createdBy,

        Instant createdAt,
        Instant changedAt) {}
