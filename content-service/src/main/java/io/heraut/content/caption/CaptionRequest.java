package io.heraut.content.caption;

import io.heraut.content.request.LanguageTag;
import io.heraut.content.request.Printable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A caption as it is written. */
public record CaptionRequest(
        @NotNull Network network,

        @NotNull @LanguageTag @Schema(description = "BCP 47", examples = "en")
        String language,

        @NotBlank
        @Printable
        @Size(max = 5000)
        @Schema(
                description = "Without the link, which is added when it is shared. At most 2900 characters for"
                        + " LinkedIn, 256 for X (as X counts them), 240 for Bluesky, 3000 for Facebook and WhatsApp,"
                        + " 1500 for e-mail",
                examples = "Three years of work, one quiet crossing.")
        String text) {}
