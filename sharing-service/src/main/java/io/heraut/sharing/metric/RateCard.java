package io.heraut.sharing.metric;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a click would have cost on the networks, for some days. It never changes. */
@Schema(name = "RateCard")
public record RateCard(
        UUID id,
        Instant createdAt,
        String name,
        @Schema(description = "ISO 4217", examples = "EUR") String currency,

        @Schema(description = "The first day of the organisation that it is valid on")
        LocalDate validFrom,

        @Schema(description = "The first day that it is not valid on any more; when absent, it has no end") @Nullable
        LocalDate validTo,

        @Schema(description = "Where the rates come from") String source,
        List<Rate> rates) {
    /** @param perClick between low and high; all in minor units of the currency */
    @Schema(name = "Rate")
    public record Rate(String network, long perClick, long low, long high) {}

    /** Whether it is valid on that day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
