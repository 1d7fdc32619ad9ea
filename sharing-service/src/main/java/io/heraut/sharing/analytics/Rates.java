package io.heraut.sharing.analytics;

import io.heraut.sharing.metric.RateCard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What clicks of a period are worth on each network. Within a span of it no rate changes.
 *
 * @param currency null when the cards do not say which
 * @param reason why there are no rates; null when there are some
 * @param cards in that currency, the one that counts first
 * @param spans the first days of the spans
 */
record Rates(
        Interval period,
        ZoneId zone,
        @Nullable String currency,
        @Nullable String reason,
        List<RateCard> cards,
        List<LocalDate> spans) {
    /** A rate and where it comes from. */
    record Applied(RateCard card, RateCard.Rate rate) {}

    static Rates of(List<RateCard> known, @Nullable String asked, Interval period, ZoneId zone) {
        List<RateCard> valid = known.stream()
                .filter(card -> card.validFrom().atStartOfDay(zone).toInstant().isBefore(period.to()))
                .filter(card -> card.validTo() == null
                        || card.validTo().atStartOfDay(zone).toInstant().isAfter(period.from()))
                .filter(card -> asked == null || card.currency().equals(asked))
                .toList();
        List<String> currencies =
                valid.stream().map(RateCard::currency).distinct().sorted().toList();
        LocalDate first = LocalDate.ofInstant(period.from(), zone);
        if (currencies.size() != 1) {
            String reason = !currencies.isEmpty()
                    ? "Rate cards are in several currencies: ask for one of " + String.join(", ", currencies) + "."
                    : asked == null
                            ? "No rate card is valid in the period."
                            : "No rate card in " + asked + " is valid in the period.";
            return new Rates(period, zone, asked, reason, List.of(), List.of(first));
        }
        TreeSet<LocalDate> spans = new TreeSet<>(List.of(first));
        for (RateCard card : valid) {
            addWithin(spans, card.validFrom(), period, zone);
            if (card.validTo() != null) {
                addWithin(spans, card.validTo(), period, zone);
            }
        }
        return new Rates(period, zone, currencies.getFirst(), null, valid, List.copyOf(spans));
    }

    private static void addWithin(TreeSet<LocalDate> spans, LocalDate day, Interval period, ZoneId zone) {
        if (day.atStartOfDay(zone).toInstant().isBefore(period.to()) && day.isAfter(spans.first())) {
            spans.add(day);
        }
    }

    /** Where each span begins, for telling them apart. */
    List<Instant> beginnings() {
        List<Instant> beginnings = new ArrayList<>();
        // Sums of the first day stand at its beginning, which may be before the period's.
        beginnings.add(Counts.EVER.from());
        spans.stream().skip(1).map(day -> day.atStartOfDay(zone).toInstant()).forEach(beginnings::add);
        return beginnings;
    }

    Interval time(int span) {
        Instant from = span == 1
                ? period.from()
                : spans.get(span - 1).atStartOfDay(zone).toInstant();
        return new Interval(
                from,
                span == spans.size()
                        ? period.to()
                        : spans.get(span).atStartOfDay(zone).toInstant());
    }

    Optional<Applied> rate(String network, int span) {
        LocalDate day = spans.get(span - 1);
        return cards.stream()
                .filter(card -> card.isValidOn(day))
                .flatMap(card -> card.rates().stream()
                        .filter(rate -> rate.network().equals(network))
                        .map(rate -> new Applied(card, rate)))
                .findFirst();
    }

    /** What the clicks, by network and span, are worth together. */
    AnalyticsView.EarnedMediaValue value(Map<Worth, Long> clicks) {
        if (reason != null) {
            long all = clicks.values().stream().mapToLong(Long::longValue).sum();
            return new AnalyticsView.EarnedMediaValue(null, null, null, all, reason);
        }
        long value = 0;
        long low = 0;
        long high = 0;
        long without = 0;
        boolean isRated = false;
        for (Map.Entry<Worth, Long> each : clicks.entrySet()) {
            Applied applied =
                    rate(each.getKey().network(), each.getKey().span()).orElse(null);
            if (applied == null) {
                without += each.getValue();
            } else {
                isRated = true;
                value += Math.multiplyExact(each.getValue(), applied.rate().perClick());
                low += Math.multiplyExact(each.getValue(), applied.rate().low());
                high += Math.multiplyExact(each.getValue(), applied.rate().high());
            }
        }
        return without > 0 && !isRated
                ? new AnalyticsView.EarnedMediaValue(
                        null, null, null, without, "No rate card has a rate for these networks and days.")
                : new AnalyticsView.EarnedMediaValue(value, low, high, without, null);
    }

    /** Clicks that have the same rate. */
    record Worth(String network, int span) implements Comparable<Worth> {
        static Worth of(Slice slice) {
            return new Worth(Objects.requireNonNull(slice.network()), slice.span());
        }

        @Override
        public int compareTo(Worth other) {
            int byNetwork = network.compareTo(other.network);
            return byNetwork != 0 ? byNetwork : Integer.compare(span, other.span);
        }
    }
}
