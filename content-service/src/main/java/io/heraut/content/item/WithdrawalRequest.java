package io.heraut.content.item;

import io.heraut.content.request.Printable;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an item is taken back. */
public record WithdrawalRequest(
        @Printable @Size(max = 1000) @Schema(examples = "The yard has corrected the date.") @Nullable
        String reason) {}
