package io.heraut.sharing.metric;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a click would have cost. */
@Schema(name = "RateCardRequest")
record RateCardRequest(
        @NotBlank @Size(max = 120) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String name,

        @Schema(description = "ISO 4217", examples = "EUR")
        @NotNull
        @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters")
        String currency,

        @Schema(description = "The first day of the organisation that it is valid on") @NotNull
        LocalDate validFrom,

        @Schema(description = "The first day that it is not valid on any more; when absent, it has no end") @Nullable
        LocalDate validTo,

        @Schema(
                description = "Where the rates come from, so that others can judge them",
                examples = "Our own campaigns of 2025")
        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String source,

        @NotEmpty @Size(max = 50) List<@NotNull @Valid RateRequest> rates) {
    /** What a click costs on a network, in minor units of the currency, and between which bounds. */
    @Schema(name = "RateRequest")
    record RateRequest(
            @Schema(examples = "LINKEDIN") @NotNull @Size(max = 16)
            String network,

            @Schema(examples = "500") @NotNull @Min(0) @Max(100_000_000)
            Long perClick,

            @Schema(examples = "350") @NotNull @Min(0) @Max(100_000_000)
            Long low,

            @Schema(examples = "700") @NotNull @Min(0) @Max(100_000_000)
            Long high) {}
}
