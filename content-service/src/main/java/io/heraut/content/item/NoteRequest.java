package io.heraut.content.item;

import io.heraut.content.request.Printable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a curator should know of an item that comes back. */
public record NoteRequest(
        @NotBlank @Printable @Size(max = 1000) @Schema(examples = "The figure in the summary is last year's.")
        String note) {}
