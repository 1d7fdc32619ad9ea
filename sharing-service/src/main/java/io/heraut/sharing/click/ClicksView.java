package io.heraut.sharing.click;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came to a link. Raw is the sum of all classes. */
@Schema(name = "Clicks")
record ClicksView(
        UUID linkId,
        @Schema(description = "All requests") long raw,

        @Schema(description = "Requests that count as a person's click")
        long human,

        @Nullable Long previewBot,
        @Nullable Long otherBot,
        @Nullable Long prefetch,
        @Nullable Long scanner,

        @Schema(description = "By the advocate whose link it is") @Nullable
        Long self,

        @Schema(description = "By the same visitor within an hour of a counted click") @Nullable
        Long duplicate,

        @Schema(description = "Nothing is known of the visitor, for instance because they asked not to be tracked")
        @Nullable
        Long unknown,

        @Schema(description = "Rules and bot list that judge clicks now", examples = "2.2026-11-25")
        String classifierVersion,

        @Schema(description = "When this was counted") Instant asOf) {
    static ClicksView of(
            UUID linkId, Map<ClickClass, Long> counts, boolean breakdown, String classifierVersion, Instant asOf) {
        return new ClicksView(
                linkId,
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(ClickClass.HUMAN, 0L),
                part(counts, ClickClass.PREVIEW_BOT, breakdown),
                part(counts, ClickClass.OTHER_BOT, breakdown),
                part(counts, ClickClass.PREFETCH, breakdown),
                part(counts, ClickClass.SCANNER, breakdown),
                part(counts, ClickClass.SELF, breakdown),
                part(counts, ClickClass.DUPLICATE, breakdown),
                part(counts, ClickClass.UNKNOWN, breakdown),
                classifierVersion,
                asOf);
    }

    private static @Nullable Long part(Map<ClickClass, Long> counts, ClickClass clickClass, boolean breakdown) {
        return breakdown ? counts.getOrDefault(clickClass, 0L) : null;
    }
}
