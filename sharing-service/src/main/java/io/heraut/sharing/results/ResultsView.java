package io.heraut.sharing.results;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an advocate's sharing did in a period. */
@Schema(name = "OwnResults")
record ResultsView(
        @Schema(description = "The first day") LocalDate from,
        @Schema(description = "The last day") LocalDate to,

        @Schema(description = "Where these days begin", examples = "Europe/Amsterdam")
        String zone,

        @Schema(description = "When this was counted") Instant asOf,

        @Schema(description = "Rules and bot list that judge clicks now", examples = "1.2026-11-24")
        String classifierVersion,

        @Schema(description = "Shares that were issued in the period")
        long shares,

        @Schema(description = "The same by the highest level of evidence that they hold now")
        Map<EvidenceLevel, Long> sharesByLevel,

        @Schema(description = "Clicks that came in the period, to these and to earlier shares")
        ClassCounts clicks,

        @Schema(description = "People's clicks of the period, divided by its shares; absent when there are none")
        @Nullable
        BigDecimal clicksPerShare,

        @Schema(description = "Adds up to `shares` and to `clicks.human`; the most clicked first")
        List<OfNetwork> byNetwork,

        @Schema(description = "The 20 most clicked items, then the most shared ones")
        List<OfItem> byItem,

        @Schema(description = "What the items that are not listed add")
        Rest otherItems,

        @Schema(description = "By day or week, without those in which nothing was")
        List<OfInterval> byInterval) {
    static final int ITEMS = 20;

    @Schema(name = "OwnResultsOfNetwork")
    record OfNetwork(String network, long shares, long human) {}

    @Schema(name = "OwnResultsOfItem")
    record OfItem(UUID contentItemId, @Nullable String title, long shares, long human) {}

    @Schema(name = "OwnResultsOfOtherItems")
    record Rest(long items, long shares, long human) {}

    @Schema(name = "OwnResultsOfInterval")
    record OfInterval(
            @Schema(description = "The day, or the week's Monday")
            LocalDate start,

            long shares,
            ClassCounts clicks) {}

    static ResultsView of(
            ResultsPeriod period, Interval interval, Tally tally, Instant asOf, String classifierVersion) {
        long shares =
                tally.shares().stream().mapToLong(Tally.SharesCell::shares).sum();
        ClassCounts clicks = ClassCounts.of(tally.clicks());
        List<OfItem> items = items(tally);
        List<OfItem> rest = items.subList(Math.min(ITEMS, items.size()), items.size());
        return new ResultsView(
                period.from(),
                period.to(),
                period.zone().getId(),
                asOf,
                classifierVersion,
                shares,
                byLevel(tally),
                clicks,
                shares == 0
                        ? null
                        : BigDecimal.valueOf(clicks.human())
                                .divide(BigDecimal.valueOf(shares), 2, RoundingMode.HALF_UP),
                networks(tally),
                List.copyOf(items.subList(0, Math.min(ITEMS, items.size()))),
                new Rest(
                        rest.size(),
                        rest.stream().mapToLong(OfItem::shares).sum(),
                        rest.stream().mapToLong(OfItem::human).sum()),
                intervals(tally, interval));
    }

    private static Map<EvidenceLevel, Long> byLevel(Tally tally) {
        Map<EvidenceLevel, Long> byLevel = new EnumMap<>(EvidenceLevel.class);
        Stream.of(EvidenceLevel.values()).forEach(level -> byLevel.put(level, 0L));
        tally.shares().forEach(cell -> byLevel.merge(cell.level(), cell.shares(), Long::sum));
        return byLevel;
    }

    private static List<OfNetwork> networks(Tally tally) {
        Map<String, Long> shares = sharesBy(tally, Tally.SharesCell::network);
        return union(shares, tally.humanByNetwork())
                .map(network -> new OfNetwork(
                        network,
                        shares.getOrDefault(network, 0L),
                        tally.humanByNetwork().getOrDefault(network, 0L)))
                .sorted(Comparator.comparingLong(OfNetwork::human)
                        .thenComparingLong(OfNetwork::shares)
                        .reversed()
                        .thenComparing(OfNetwork::network))
                .toList();
    }

    private static List<OfItem> items(Tally tally) {
        Map<UUID, Long> shares = sharesBy(tally, Tally.SharesCell::contentItemId);
        return union(shares, tally.humanByItem())
                .map(item -> new OfItem(
                        item,
                        tally.titles().get(item),
                        shares.getOrDefault(item, 0L),
                        tally.humanByItem().getOrDefault(item, 0L)))
                .sorted(Comparator.comparingLong(OfItem::human)
                        .thenComparingLong(OfItem::shares)
                        .reversed()
                        .thenComparing(OfItem::contentItemId))
                .toList();
    }

    private static List<OfInterval> intervals(Tally tally, Interval interval) {
        Map<LocalDate, Long> shares = sharesBy(tally, cell -> interval.startOf(cell.day()));
        Map<LocalDate, Map<ClickClass, Long>> clicks = new TreeMap<>();
        tally.clicksByDay().forEach((day, ofDay) -> {
            Map<ClickClass, Long> sum = clicks.computeIfAbsent(interval.startOf(day), start -> new HashMap<>());
            ofDay.forEach((clickClass, count) -> sum.merge(clickClass, count, Long::sum));
        });
        return union(shares, clicks)
                .map(start -> new OfInterval(
                        start, shares.getOrDefault(start, 0L), ClassCounts.of(clicks.getOrDefault(start, Map.of()))))
                .toList();
    }

    private static <K> Map<K, Long> sharesBy(Tally tally, Function<Tally.SharesCell, K> key) {
        return tally.shares().stream()
                .collect(Collectors.groupingBy(key, Collectors.summingLong(Tally.SharesCell::shares)));
    }

    private static <K> Stream<K> union(Map<K, ?> some, Map<K, ?> others) {
        TreeSet<K> keys = new TreeSet<>(some.keySet());
        keys.addAll(others.keySet());
        return keys.stream();
    }
}
