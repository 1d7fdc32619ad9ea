package io.heraut.sharing.share;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A share to be issued. */
@Schema(name = "ShareRequest")
record ShareRequest(
        @Schema(description = "What to share") @NotNull UUID contentItemId,

        @Schema(description = "On which of the caller's channels") @NotNull
        UUID channelId,

        @Schema(
                description =
                        "The caption to use, or to which the own text goes back. Without it the least used one is taken.")
        @Nullable
        UUID captionId,

        @Schema(description = "The caller's own words, without the link", examples = "Proud of this one.")
        @Size(min = 1, max = 5000)
        @Pattern(regexp = "[^\\p{Cntrl}&&[^\\r\\n\\t]]*", message = "must not contain control characters")
        @Nullable
        String text) {}
