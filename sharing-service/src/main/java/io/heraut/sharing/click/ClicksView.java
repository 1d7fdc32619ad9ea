package io.heraut.sharing.click;

import java.time.Instant;
import java.util.List;
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

        @Schema(description = "When this was counted") Instant asOf,

        @Schema(description = "From when on single clicks are kept, of which all that follows is made") @Nullable
        Instant singleClicksSince,

        @Schema(
                description =
                        "People's clicks among them: the sum of the parts of each list that follows, and less than `human` once some are forgotten")
        @Nullable
        Long singleClicksHuman,

        @Schema(
                description =
                        "From how many visitors on `byCountry`, `byDevice`, `byBrowser` and `byReferrer` are told; with fewer they would describe a person",
                examples = "3")
        @Nullable
        Integer visitorsDescribedFrom,

        @Schema(description = "People's clicks by country (ISO 3166-1); the most frequent first") @Nullable
        List<Part> byCountry,

        @Schema(description = "People's clicks by device: `PHONE`, `TABLET`, `DESKTOP`, `OTHER`") @Nullable
        List<Part> byDevice,

        @Schema(description = "People's clicks by family of browsers") @Nullable
        List<Part> byBrowser,

        @Schema(description = "People's clicks by the host of the page before") @Nullable
        List<Part> byReferrer,

        @Schema(description = "People's clicks by day in the organisation's time zone; days without any are left out")
        @Nullable
        List<DayOfClicks> byDay,

        @Schema(
                description =
                        "Different visitors by UTC day. A visitor is known for one such day only, so these do not add up to the visitors of a longer time")
        @Nullable
        List<DayOfVisitors> dailyUniqueVisitors) {
    static ClicksView of(
            UUID linkId,
            Map<ClickClass, Long> counts,
            @Nullable Breakdown breakdown,
            String classifierVersion,
            Instant asOf) {
        return new ClicksView(
                linkId,
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(ClickClass.HUMAN, 0L),
                part(counts, ClickClass.PREVIEW_BOT, breakdown != null),
                part(counts, ClickClass.OTHER_BOT, breakdown != null),
                part(counts, ClickClass.PREFETCH, breakdown != null),
                part(counts, ClickClass.SCANNER, breakdown != null),
                part(counts, ClickClass.SELF, breakdown != null),
                part(counts, ClickClass.DUPLICATE, breakdown != null),
                part(counts, ClickClass.UNKNOWN, breakdown != null),
                classifierVersion,
                asOf,
                breakdown == null ? null : breakdown.since(),
                breakdown == null ? null : breakdown.clicks(),
                breakdown == null ? null : breakdown.describedFrom(),
                breakdown == null ? null : breakdown.byCountry(),
                breakdown == null ? null : breakdown.byDevice(),
                breakdown == null ? null : breakdown.byBrowser(),
                breakdown == null ? null : breakdown.byReferrer(),
                breakdown == null ? null : breakdown.byDay(),
                breakdown == null ? null : breakdown.dailyUniqueVisitors());
    }

    private static @Nullable Long part(Map<ClickClass, Long> counts, ClickClass clickClass, boolean breakdown) {
        return breakdown ? counts.getOrDefault(clickClass, 0L) : null;
    }
}
