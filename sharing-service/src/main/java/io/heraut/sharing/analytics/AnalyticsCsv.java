package io.heraut.sharing.analytics;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as a table: the rows, and the total at the end. */
final class AnalyticsCsv implements StreamingOutput {
    private static final List<String> HEAD = List.of(
            "row",
            "day",
            "kind",
            "value",
            "label",
            "shares",
            "shares_issued",
            "shares_claimed",
            "shares_previewed",
            "shares_clicked",
            "shares_linked",
            "shares_sustained",
            "clicks_raw",
            "clicks_human",
            "clicks_preview_bot",
            "clicks_other_bot",
            "clicks_prefetch",
            "clicks_scanner",
            "clicks_self",
            "clicks_duplicate",
            "clicks_unknown",
            "clicks_per_share",
            "daily_unique_visitors",
            "earned_media_value",
            "earned_media_value_low",
            "earned_media_value_high",
            "clicks_without_rate",
            "currency",
            "as_of");

    private final AnalyticsView view;

    AnalyticsCsv(AnalyticsView view) {
        this.view = view;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        Csv csv = new Csv(writer);
        csv.line(HEAD);
        for (AnalyticsView.Row row : view.rows()) {
            csv.line(line(Arrays.asList("row", row.day(), row.kind(), row.value(), row.label()), row.figures()));
        }
        if (view.total() != null) {
            csv.line(line(Arrays.asList("total", null, null, null, null), view.total()));
        }
        writer.flush();
    }

    private List<@Nullable Object> line(List<? extends @Nullable Object> first, AnalyticsView.Figures figures) {
        List<@Nullable Object> cells = new ArrayList<>(first);
        AnalyticsView.Shares shares = figures.shares();
        cells.addAll(
                shares == null
                        ? nothing(7)
                        : List.of(
                                shares.total(),
                                shares.issued(),
                                shares.claimed(),
                                shares.previewed(),
                                shares.clicked(),
                                shares.linked(),
                                shares.sustained()));
        AnalyticsView.Clicks clicks = figures.clicks();
        cells.addAll(
                clicks == null
                        ? nothing(9)
                        : List.of(
                                clicks.raw(),
                                clicks.human(),
                                clicks.previewBot(),
                                clicks.otherBot(),
                                clicks.prefetch(),
                                clicks.scanner(),
                                clicks.self(),
                                clicks.duplicate(),
                                clicks.unknown()));
        cells.add(figures.clicksPerShare());
        cells.add(
                figures.dailyUniqueVisitors() == null
                        ? null
                        : figures.dailyUniqueVisitors().mean());
        AnalyticsView.EarnedMediaValue worth = figures.earnedMediaValue();
        cells.addAll(
                worth == null
                        ? nothing(4)
                        : Arrays.asList(worth.value(), worth.low(), worth.high(), worth.clicksWithoutRate()));
        cells.add(view.earnedMedia() == null ? null : view.earnedMedia().currency());
        cells.add(view.asOf());
        return cells;
    }

    private static List<@Nullable Object> nothing(int columns) {
        return Arrays.asList(new @Nullable Object[columns]);
    }
}
