package io.heraut.sharing.analytics;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickClass;
import io.heraut.sharing.metric.MetricDefinitionService;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report. What adds up does: the total is the sum of the rows. */
@Schema(name = "Analytics")
record AnalyticsView(
        @Schema(description = "Names the state of the figures: asked with it, the same question has the same answer")
        String asOf,

        State state,
        Instant from,
        Instant to,
        @Schema(examples = "Europe/Amsterdam") String zone,
        List<String> groupBy,

        @Schema(description = "Absent when there are too few people behind it") @Nullable
        Figures total,

        @Schema(description = "Empty when nothing was asked to be told apart")
        List<Row> rows,

        @Schema(description = "What the figures mean, in the words of that time")
        List<MetricDefinitionService.Used> definitions,

        @Schema(description = "How the earned media value came about; absent when it was not asked for") @Nullable
        EarnedMedia earnedMedia,

        @Schema(description = "What has to be known to read the figures")
        List<String> notes) {

    /** Which state of the figures this is. */
    @Schema(name = "AnalyticsState")
    record State(
            @Schema(description = "Everything is in it that was counted before")
            Instant closedAt,

            @Schema(
                    description = "The latest rules and bot list that had judged clicks by then",
                    examples = "1.2026-11-24")
            @Nullable
            String classifierVersion) {}

    /** One row. */
    @Schema(name = "AnalyticsRow")
    record Row(
            @Schema(description = "The day in `zone`, when asked for") @Nullable
            LocalDate day,

            @Schema(
                    description =
                            "`VALUE` for the one named, `NONE` for what has none, `OTHER` for what is told together"
                                    + " because fewer people stand behind it or it is beyond the limit")
            Key.@Nullable Kind kind,

            @Schema(
                    description =
                            "Network, id of the item or the campaign, type, topics (several with ` + `), team or country")
            @Nullable
            String value,

            @Schema(description = "The item's title") @Nullable
            String label,

            Figures figures) {}

    /** What was asked for of these. */
    @Schema(name = "AnalyticsFigures")
    record Figures(
            @Nullable Shares shares,
            @Nullable Clicks clicks,

            @Schema(description = "Absent where there is no proven share") @Nullable
            Double clicksPerShare,

            @Nullable DailyUniqueVisitors dailyUniqueVisitors,
            @Nullable EarnedMediaValue earnedMediaValue) {}

    /** Shares by the highest level of evidence that they held. */
    @Schema(name = "AnalyticsShares")
    record Shares(long total, long issued, long claimed, long previewed, long clicked, long linked, long sustained) {
        static Shares of(Tally tally) {
            return new Shares(
                    tally.sharesFrom(EvidenceLevel.ISSUED),
                    tally.shares(EvidenceLevel.ISSUED),
                    tally.shares(EvidenceLevel.CLAIMED),
                    tally.shares(EvidenceLevel.PREVIEWED),
                    tally.shares(EvidenceLevel.CLICKED),
                    tally.shares(EvidenceLevel.LINKED),
                    tally.shares(EvidenceLevel.SUSTAINED));
        }
    }

    /** Requests to links by class; raw is the sum of all classes. */
    @Schema(name = "AnalyticsClicks")
    record Clicks(
            long raw,
            long human,
            long previewBot,
            long otherBot,
            long prefetch,
            long scanner,
            long self,
            long duplicate,
            long unknown) {
        static Clicks of(Tally tally) {
            return new Clicks(
                    tally.raw(),
                    tally.clicks(ClickClass.HUMAN),
                    tally.clicks(ClickClass.PREVIEW_BOT),
                    tally.clicks(ClickClass.OTHER_BOT),
                    tally.clicks(ClickClass.PREFETCH),
                    tally.clicks(ClickClass.SCANNER),
                    tally.clicks(ClickClass.SELF),
                    tally.clicks(ClickClass.DUPLICATE),
                    tally.clicks(ClickClass.UNKNOWN));
        }
    }

    /** Distinct visitors a day. They do not add up. */
    @Schema(name = "AnalyticsDailyUniqueVisitors")
    record DailyUniqueVisitors(
            @Schema(description = "The mean over the UTC days that are counted") @Nullable
            Double mean,

            @Schema(description = "How many UTC days of the period are counted")
            long days,

            @Schema(description = "Why there is no mean") @Nullable
            String reason) {}

    /** In minor units of the currency. */
    @Schema(name = "AnalyticsEarnedMediaValue")
    record EarnedMediaValue(
            @Nullable Long value,

            @Schema(description = "At the low rates") @Nullable
            Long low,

            @Schema(description = "At the high rates") @Nullable
            Long high,

            @Schema(description = "Clicks by people that no rate card has a rate for: they are worth nothing here")
            long clicksWithoutRate,

            @Schema(description = "Why there is no value") @Nullable
            String reason) {}

    /** How earned media values came about. */
    @Schema(name = "AnalyticsEarnedMedia")
    record EarnedMedia(
            @Schema(description = "Absent when no rate card says one") @Nullable
            String currency,

            String formula,
            int formulaVersion,

            @Schema(description = "The cards that rates were taken from")
            List<UUID> rateCardIds,

            @Schema(description = "What the total is made of")
            List<Input> inputs) {}

    /** Clicks at one rate. */
    @Schema(name = "AnalyticsEarnedMediaInput")
    record Input(
            @Schema(description = "Absent for networks with too few people, and where content is looked at") @Nullable
            String network,

            @Schema(description = "The time with this rate") Instant from,
            Instant to,
            @Schema(description = "Clicks by people") long clicks,
            @Nullable Long perClick,
            @Nullable Long low,
            @Nullable Long high,
            @Nullable UUID rateCardId) {}
}
