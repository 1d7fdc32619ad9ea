package io.heraut.content.keymessage;

import io.heraut.content.request.Printable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key message as it is written. */
public record KeyMessageRequest(
        @NotBlank @Printable @Size(max = 200) @Schema(examples = "We build for a quiet sea")
        String title,

        @NotBlank
        @Printable
        @Size(max = 2000)
        @Schema(examples = "By 2035 no new ship of ours burns anything. We say what works, and what does not yet.")
        String text) {}
