package io.heraut.sharing.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.analytics.Question.Dimension;
import io.heraut.sharing.analytics.Question.Metric;
import io.heraut.sharing.click.ClickClass;
import io.heraut.sharing.metric.MetricDefinitionService;
import io.heraut.sharing.metric.RateCardService;
import io.heraut.sharing.organisation.Organisation;
import io.heraut.web.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers questions about shares and clicks, as of a state of the figures. */
@ApplicationScoped
class AnalyticsService {
    private static final String LEFT_OUT =
            "Content that too few people have shared is left out, because it can not be told what of it matches.";
    private static final String NOT_ADDED = "Daily unique visitors do not add up: each row counts its own.";

    private record Asked(Question question, long epoch) {}

    private record RowKey(int day, Key key) {}

    /** What a row is made of. */
    private static final class Sum {
        private Tally tally = Tally.NONE;
        private final Map<Rates.Worth, Long> worth = new TreeMap<>();

        void add(Tally more) {
            tally = tally.plus(more);
        }

        void add(Slice slice) {
            add(slice.tally());
            if (slice.span() > 0) {
                worth.merge(Rates.Worth.of(slice), slice.tally().clicks(ClickClass.HUMAN), Long::sum);
            }
        }

        Sum add(Sum other) {
            add(other.tally);
            other.worth.forEach((rate, clicks) -> worth.merge(rate, clicks, Long::sum));
            return this;
        }
    }

    private final Epochs epochs;
    private final SliceRepository repository;
    private final Visibility visibility;
    private final DailyVisitors visitors;
    private final Months months;
    private final MetricDefinitionService definitions;
    private final RateCardService rateCards;
    private final Organisation organisation;
    private final Clock clock;
    private final Cache<Asked, AnalyticsView> answers;

    AnalyticsService(
            Epochs epochs,
            SliceRepository repository,
            Visibility visibility,
            DailyVisitors visitors,
            Months months,
            MetricDefinitionService definitions,
            RateCardService rateCards,
            Organisation organisation,
            SharingConfig config,
            Clock clock) {
        this.epochs = epochs;
        this.repository = repository;
        this.visibility = visibility;
        this.visitors = visitors;
        this.months = months;
        this.definitions = definitions;
        this.rateCards = rateCards;
        this.organisation = organisation;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumSize(config.analytics().cacheSize())
                .build();
    }

    AnalyticsView answer(AnalyticsQuery query) {
        Instant now = clock.instant();
        Question question = Questions.of(query, organisation.zone(), now);
        AsOf asOf = epochs.asOf(query.asOf);
        Asked asked = new Asked(question, asOf.epoch());
        AnalyticsView known = answers.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        AnalyticsView view = QuarkusTransaction.requiringNew().call(() -> {
            repository.begin();
            Dimension dimension = question.dimension();
            return dimension != null && dimension.isOfPeople()
                    ? month(question, dimension, asOf, now)
                    : answer(question, asOf, now);
        });
        answers.put(asked, view);
        return view;
    }

    /** By team or by country: what was settled for the month. */
    private AnalyticsView month(Question question, Dimension dimension, AsOf asOf, Instant now) {
        YearMonth month = Questions.month(question, organisation.zone());
        Instant settles = months.settles(month);
        Months.Settled settled = months.find(month, dimension)
                .filter(each -> each.epoch() <= asOf.epoch())
                .orElse(null);
        if (settled == null && settles.isAfter(now)) {
            throw new ProblemException(
                    SharingProblem.MONTH_NOT_SETTLED,
                    "By team and by country " + month + " can be asked for from " + settles + " on.");
        }
        if (settled == null) {
            throw new ProblemException(
                            SharingProblem.MONTH_NOT_SETTLED,
                            "By team and by country " + month
                                    + " was not settled as of this state; a newer one has it, or will have it in a moment.")
                    .withHeader("Retry-After", "15");
        }
        Map<RowKey, Sum> sums = new HashMap<>();
        for (Months.Cell cell : settled.cells()) {
            Key key = new Key(cell.kind(), cell.value(), null);
            sums.computeIfAbsent(new RowKey(0, key), any -> new Sum()).add(cell.tally());
        }
        List<String> notes = new ArrayList<>();
        notes.add("As the month was settled at " + settled.settledAt() + "; it does not change any more.");
        if (settled.isWithheld()) {
            notes.add("Fewer than " + organisation.k() + " people have shared: there are no figures.");
        }
        Answer answer = new Answer(question, asOf, Map.of(), null, notes);
        return answer.view(limited(sums, question), settled.isWithheld());
    }

    private AnalyticsView answer(Question question, AsOf asOf, Instant now) {
        Rates rates = question.asks(Metric.EARNED_MEDIA_VALUE)
                ? Rates.of(rateCards.known(asOf.epoch()), question.currency(), question.period(), organisation.zone())
                : null;
        List<Instant> days = question.byDay() ? days(question) : List.of();
        var grain = new SliceRepository.Grain(
                question.isOfContent(),
                question.isOfNetworks() || rates != null,
                days,
                rates == null ? List.of() : rates.beginnings());
        boolean daysOfSums = !question.byDay() || question.zone().equals(organisation.zone());
        List<Slice> slices = repository.read(question.period(), grain, daysOfSums, asOf.epoch(), now);
        List<String> notes = new ArrayList<>();
        Map<RowKey, Sum> sums = question.isOfContent()
                ? byContent(question, slices, asOf, notes)
                : byNetwork(question, slices, asOf, notes);
        boolean isWithheld = sums == null;
        Map<RowKey, Sum> rows = isWithheld ? Map.of() : limited(Objects.requireNonNull(sums), question);
        Answer answer = new Answer(question, asOf, unique(question, rows, asOf, notes), rates, notes);
        return answer.view(rows, isWithheld);
    }

    private Map<RowKey, Sum> byContent(Question question, List<Slice> slices, AsOf asOf, List<String> notes) {
        Set<UUID> items = slices.stream()
                .map(slice -> Objects.requireNonNull(slice.item()))
                .collect(Collectors.toSet());
        Set<String> hidden = visibility.hidden(
                Dimension.ITEM, items.stream().map(UUID::toString).collect(Collectors.toSet()), asOf.epoch());
        Map<UUID, ItemFacts> facts = visibility.facts(items, asOf.epoch());
        Map<UUID, Key> keys = new HashMap<>();
        Set<UUID> leftOut = new HashSet<>();
        for (UUID item : items) {
            String id = item.toString();
            ItemFacts said = facts.getOrDefault(item, ItemFacts.UNKNOWN);
            boolean matches = question.filters().entrySet().stream()
                    .allMatch(filter -> said.matches(filter.getKey(), filter.getValue(), id));
            if (hidden.contains(id) ? !question.filters().isEmpty() : !matches) {
                leftOut.add(item);
            }
            keys.put(
                    item,
                    question.dimension() == null
                            ? Key.OTHER
                            : hidden.contains(id) ? Key.OTHER : said.key(question.dimension(), id));
        }
        if (!question.filters().isEmpty() && !hidden.isEmpty()) {
            notes.add(LEFT_OUT);
        } else if (question.dimension() != null && !hidden.isEmpty()) {
            notes.add(merged());
        }
        Map<RowKey, Sum> sums = new HashMap<>();
        for (Slice slice : slices) {
            UUID item = Objects.requireNonNull(slice.item());
            if (!leftOut.contains(item)) {
                sums.computeIfAbsent(new RowKey(slice.day(), keys.getOrDefault(item, Key.OTHER)), any -> new Sum())
                        .add(slice);
            }
        }
        return sums;
    }

    /** Null when too few people stand behind what is asked for. */
    private @Nullable Map<RowKey, Sum> byNetwork(Question question, List<Slice> slices, AsOf asOf, List<String> notes) {
        String only = question.filters().get(Dimension.NETWORK);
        Set<String> hidden = Set.of();
        if (question.isOfNetworks()) {
            Set<String> networks = slices.stream()
                    .map(slice -> Objects.requireNonNull(slice.network()))
                    .collect(Collectors.toSet());
            hidden = visibility.hidden(Dimension.NETWORK, networks, asOf.epoch());
            if (only != null && hidden.contains(only)) {
                notes.add("Fewer than " + organisation.k() + " people have shared there: there are no figures.");
                return null;
            }
            if (question.dimension() != null && !hidden.isEmpty()) {
                notes.add(merged());
            }
        }
        Map<RowKey, Sum> sums = new HashMap<>();
        for (Slice slice : slices) {
            if (only != null && !only.equals(slice.network())) {
                continue;
            }
            Key key = question.dimension() == null || hidden.contains(slice.network())
                    ? Key.OTHER
                    : Key.of(Objects.requireNonNull(slice.network()));
            sums.computeIfAbsent(new RowKey(slice.day(), key), any -> new Sum()).add(slice);
        }
        return sums;
    }

    private String merged() {
        return "What fewer than " + organisation.k()
                + " people have shared is told together, in the row of kind OTHER.";
    }

    /** The values that come first are named; the others are told together. */
    private static Map<RowKey, Sum> limited(Map<RowKey, Sum> sums, Question question) {
        Map<Key, Sum> byKey = new HashMap<>();
        sums.forEach(
                (row, sum) -> byKey.computeIfAbsent(row.key(), any -> new Sum()).add(sum));
        List<Key> named = byKey.entrySet().stream()
                .filter(each -> each.getKey().kind() != Key.Kind.OTHER)
                .sorted(Comparator.comparing(Map.Entry<Key, Sum>::getValue, order(question.sort()))
                        .thenComparing(each -> each.getKey().kind())
                        .thenComparing(each -> each.getKey().value()))
                .map(Map.Entry::getKey)
                .limit(question.limit())
                .toList();
        Map<Key, Integer> places = new HashMap<>();
        named.forEach(key -> places.put(key, places.size()));
        Map<RowKey, Sum> limited = new TreeMap<>(Comparator.comparingInt(RowKey::day)
                .thenComparing(row -> places.getOrDefault(row.key(), Integer.MAX_VALUE)));
        sums.forEach((row, sum) -> {
            Key key = places.containsKey(row.key()) ? row.key() : Key.OTHER;
            limited.computeIfAbsent(new RowKey(row.day(), key), any -> new Sum())
                    .add(sum);
        });
        limited.values().removeIf(sum -> sum.tally.isNothing());
        return limited;
    }

    private static Comparator<Sum> order(Question.Sort sort) {
        return switch (sort) {
            case CLICKS ->
                Comparator.comparingLong((Sum sum) -> sum.tally.clicks(ClickClass.HUMAN))
                        .reversed();
            case SHARES ->
                Comparator.comparingLong((Sum sum) -> sum.tally.sharesFrom(EvidenceLevel.ISSUED))
                        .reversed();
            case NAME -> (one, other) -> 0;
        };
    }

    private static List<Instant> days(Question question) {
        List<Instant> days = new ArrayList<>();
        for (LocalDate day = firstDay(question); ; day = day.plusDays(1)) {
            Instant beginning = day.atStartOfDay(question.zone()).toInstant();
            if (!beginning.isBefore(question.period().to())) {
                return days;
            }
            days.add(beginning);
        }
    }

    private static LocalDate firstDay(Question question) {
        return LocalDate.ofInstant(question.period().from(), question.zone());
    }

    /** Of the whole answer under null, and of each row that can have some. */
    private Map<@Nullable RowKey, AnalyticsView.DailyUniqueVisitors> unique(
            Question question, Map<RowKey, Sum> rows, AsOf asOf, List<String> notes) {
        Map<@Nullable RowKey, AnalyticsView.DailyUniqueVisitors> unique = new HashMap<>();
        if (!question.asks(Metric.DAILY_UNIQUE_VISITORS)) {
            return unique;
        }
        notes.add(NOT_ADDED);
        LocalDate from =
                LocalDate.ofInstant(question.period().from().plusNanos(86_400_000_000_000L - 1), ZoneOffset.UTC);
        LocalDate to = LocalDate.ofInstant(question.period().to(), ZoneOffset.UTC);
        Map<Dimension, String> filters = question.filters();
        if (filters.isEmpty()) {
            unique.put(null, view(visitors.daily(from, to, "ALL", "", asOf.epoch())));
        } else if (filters.size() == 1 && filters.containsKey(Dimension.NETWORK) && !rows.isEmpty()) {
            unique.put(
                    null,
                    view(visitors.daily(
                            from,
                            to,
                            "NETWORK",
                            Objects.requireNonNull(filters.get(Dimension.NETWORK)),
                            asOf.epoch())));
        }
        for (RowKey row : rows.keySet()) {
            Dimension dimension = question.dimension();
            boolean isNamed = row.key().kind() == Key.Kind.VALUE
                    && (dimension == Dimension.NETWORK || dimension == Dimension.ITEM);
            if (!question.byDay() && isNamed && dimension != null) {
                unique.put(
                        row,
                        view(visitors.daily(
                                from, to, dimension.name(), row.key().value(), asOf.epoch())));
            } else if (question.byDay()
                    && dimension == null
                    && question.zone().getId().equals("UTC")
                    && filters.isEmpty()) {
                LocalDate day = firstDay(question).plusDays(row.day() - 1L);
                unique.put(row, view(visitors.daily(day, day.plusDays(1), "ALL", "", asOf.epoch())));
            }
        }
        return unique;
    }

    private static AnalyticsView.DailyUniqueVisitors view(DailyVisitors.Daily daily) {
        return daily.days() == 0
                ? new AnalyticsView.DailyUniqueVisitors(
                        null, 0, "No UTC day of the period was over and counted as of this state.")
                : new AnalyticsView.DailyUniqueVisitors((double) daily.visitors() / daily.days(), daily.days(), null);
    }

    /** Puts the parts of an answer into words. */
    private final class Answer {
        private final Question question;
        private final AsOf asOf;
        private final Map<@Nullable RowKey, AnalyticsView.DailyUniqueVisitors> unique;
        private final @Nullable Rates rates;
        private final List<String> notes;

        Answer(
                Question question,
                AsOf asOf,
                Map<@Nullable RowKey, AnalyticsView.DailyUniqueVisitors> unique,
                @Nullable Rates rates,
                List<String> notes) {
            this.question = question;
            this.asOf = asOf;
            this.unique = unique;
            this.rates = rates;
            this.notes = notes;
        }

        AnalyticsView view(Map<RowKey, Sum> rows, boolean isWithheld) {
            Sum total = new Sum();
            rows.values().forEach(total::add);
            List<String> groups = new ArrayList<>();
            if (question.byDay()) {
                groups.add("day");
            }
            if (question.dimension() != null) {
                groups.add(question.dimension().name().toLowerCase(Locale.ROOT));
            }
            Set<String> keys = question.metrics().stream()
                    .flatMap(metric -> metric.definitions().stream())
                    .collect(Collectors.toSet());
            return new AnalyticsView(
                    asOf.token(),
                    new AnalyticsView.State(asOf.closedAt(), asOf.classifierVersion()),
                    question.period().from(),
                    question.period().to(),
                    question.zone().getId(),
                    groups,
                    isWithheld ? null : figures(null, total),
                    groups.isEmpty()
                            ? List.of()
                            : rows.entrySet().stream()
                                    .map(row -> row(row.getKey(), row.getValue()))
                                    .toList(),
                    definitions.used(keys, asOf.epoch()),
                    earnedMedia(total),
                    notes);
        }

        private AnalyticsView.Row row(RowKey row, Sum sum) {
            boolean isNamed = question.dimension() != null;
            return new AnalyticsView.Row(
                    question.byDay() ? firstDay(question).plusDays(row.day() - 1L) : null,
                    isNamed ? row.key().kind() : null,
                    row.key().kind() == Key.Kind.VALUE ? row.key().value() : null,
                    row.key().label(),
                    figures(row, sum));
        }

        private AnalyticsView.Figures figures(@Nullable RowKey row, Sum sum) {
            Tally tally = sum.tally;
            long proven = tally.sharesFrom(EvidenceLevel.PREVIEWED);
            return new AnalyticsView.Figures(
                    question.asks(Metric.SHARES) ? AnalyticsView.Shares.of(tally) : null,
                    question.asks(Metric.CLICKS) ? AnalyticsView.Clicks.of(tally) : null,
                    question.asks(Metric.CLICKS_PER_SHARE) && proven > 0
                            ? (double) tally.clicks(ClickClass.HUMAN) / proven
                            : null,
                    question.asks(Metric.DAILY_UNIQUE_VISITORS) ? visitors(row) : null,
                    question.asks(Metric.EARNED_MEDIA_VALUE) ? worth(sum) : null);
        }

        private AnalyticsView.DailyUniqueVisitors visitors(@Nullable RowKey row) {
            return unique.getOrDefault(
                    row,
                    new AnalyticsView.DailyUniqueVisitors(
                            null,
                            0,
                            "Visitors are counted by UTC day for everything, for a network and for an item only, since"
                                    + " they do not add up."));
        }

        private AnalyticsView.EarnedMediaValue worth(Sum sum) {
            return rates == null
                    ? new AnalyticsView.EarnedMediaValue(
                            null,
                            null,
                            null,
                            sum.tally.clicks(ClickClass.HUMAN),
                            "It is not kept by team and by country.")
                    : rates.value(sum.worth);
        }

        private AnalyticsView.@Nullable EarnedMedia earnedMedia(Sum total) {
            if (rates == null) {
                return null;
            }
            MetricDefinitionService.Formula formula = definitions.formula("earned-media-value", asOf.epoch());
            Map<Rates.Worth, Long> worth = total.worth;
            Set<String> networks =
                    worth.keySet().stream().map(Rates.Worth::network).collect(Collectors.toSet());
            // Of content no networks are told, and of networks with few people no names.
            Set<String> hidden =
                    question.isOfContent() ? networks : visibility.hidden(Dimension.NETWORK, networks, asOf.epoch());
            Map<UUID, Boolean> cards = new LinkedHashMap<>();
            List<AnalyticsView.Input> inputs = new ArrayList<>();
            worth.forEach((each, clicks) -> rates.rate(each.network(), each.span())
                    .ifPresent(applied -> cards.put(applied.card().id(), true)));
            worth.forEach((each, clicks) -> {
                if (!hidden.contains(each.network())) {
                    Rates.Applied applied =
                            rates.rate(each.network(), each.span()).orElse(null);
                    inputs.add(input(each.network(), each.span(), clicks, applied));
                }
            });
            Map<Integer, Long> others = new TreeMap<>();
            worth.forEach((each, clicks) -> {
                if (hidden.contains(each.network())) {
                    others.merge(each.span(), clicks, Long::sum);
                }
            });
            others.forEach((span, clicks) -> inputs.add(input(null, span, clicks, null)));
            return new AnalyticsView.EarnedMedia(
                    rates.currency(), formula.text(), formula.version(), List.copyOf(cards.keySet()), inputs);
        }

        private AnalyticsView.Input input(
                @Nullable String network, int span, long clicks, Rates.@Nullable Applied applied) {
            Interval time = Objects.requireNonNull(rates).time(span);
            return new AnalyticsView.Input(
                    network,
                    time.from(),
                    time.to(),
                    clicks,
                    applied == null ? null : applied.rate().perClick(),
                    applied == null ? null : applied.rate().low(),
                    applied == null ? null : applied.rate().high(),
                    applied == null ? null : applied.card().id());
        }
    }
}
