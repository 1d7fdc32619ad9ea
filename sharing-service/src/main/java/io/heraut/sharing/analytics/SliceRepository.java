package io.heraut.sharing.analytics;

import io.heraut.sharing.database.Database;
import io.heraut.sharing.organisation.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what reports are made of, as of an epoch. */
@ApplicationScoped
class SliceRepository {
    /**
     * How finely it is told.
     *
     * @param days beginnings of the days, when they are told apart
     * @param spans beginnings of the times with the same rates, when they are told apart
     */
    record Grain(boolean byItem, boolean byNetwork, List<Instant> days, List<Instant> spans) {}

    private final Database database;
    private final Organisation organisation;

    SliceRepository(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** In one snapshot: must be called in a transaction that has not read anything yet. */
    void begin() {
        database.run("set transaction isolation level repeatable read");
        // The plans depend on how far apart epochs and times are.
        database.run("set local plan_cache_mode = force_custom_plan");
        database.run("set local jit = off");
    }

    /** @param daysOfSums whether the days that are told apart, if any, are those of the sums */
    List<Slice> read(Interval period, Grain grain, boolean daysOfSums, long asOf, Instant now) {
        ReadPlan plan = grain.byItem() && !daysOfSums
                ? ReadPlan.single(period, asOf)
                : ReadPlan.of(period, days(period), asOf, position(), grain.byItem(), now);
        Counts counts = new Counts("content_item_id", "network");
        counts.append("select ");
        bucket(counts, grain.days()).append(" as day, ");
        counts.append(grain.byItem() ? "content_item_id" : "null::uuid").append(" as item, ");
        counts.append(grain.byNetwork() ? "network" : "null::text").append(" as net, ");
        bucket(counts, grain.spans())
                .append(" as span, " + Tally.columns(column -> "sum(" + column + ")::bigint as " + column) + " from (");
        boolean isFirst = true;
        for (Sums sums : sums(grain, plan.sums())) {
            counts.append(isFirst ? "" : "\nunion all\n").append(sums.select()).within("at", sums.times());
            isFirst = false;
        }
        for (ReadPlan.Part part : plan.parts()) {
            counts.append(isFirst ? "" : "\nunion all\n").append(part);
            isFirst = false;
        }
        if (isFirst) {
            return List.of();
        }
        counts.append(") as each group by 1, 2, 3, 4");
        return database.list(
                counts.sql(),
                row -> new Slice(
                        row.number("day"),
                        row.optionalUuid("item"),
                        row.optionalText("net"),
                        row.number("span"),
                        Tally.of(row)),
                counts.parameters());
    }

    /** Some sums and the times that are read from them. */
    private record Sums(String select, List<Interval> times) {}

    /** The coarsest sums that tell what is asked for: those of whole months where only items are told apart. */
    private List<Sums> sums(Grain grain, List<Interval> times) {
        String columns = Tally.columns(column -> column);
        String byItem = "select at, content_item_id, null::text as network, " + columns + " from ";
        List<Sums> sums = new ArrayList<>();
        if (!grain.byItem()) {
            sums.add(new Sums(
                    "select at, null::uuid as content_item_id, network, " + columns + " from analytics_quarter where ",
                    times));
        } else if (grain.byNetwork()) {
            sums.add(new Sums(
                    "select at, content_item_id, network, " + columns + " from analytics_day_item_network where ",
                    times));
        } else if (grain.days().isEmpty() && grain.spans().isEmpty()) {
            List<Interval> months =
                    times.stream().flatMap(time -> months(time).stream()).toList();
            sums.add(new Sums(byItem + "analytics_month_item where ", Interval.joined(months)));
            sums.add(new Sums(
                    byItem + "analytics_day_item where ",
                    times.stream()
                            .flatMap(time -> time.without(months(time)).stream())
                            .toList()));
        } else {
            sums.add(new Sums(byItem + "analytics_day_item where ", times));
        }
        sums.removeIf(each -> each.times().isEmpty());
        return sums;
    }

    /** The organisation's months that lie in that time as a whole: at most one time, since they follow on each other. */
    private List<Interval> months(Interval time) {
        YearMonth first = YearMonth.from(organisation.dayOf(time.from()));
        if (organisation.startOf(first).isBefore(time.from())) {
            first = first.plusMonths(1);
        }
        Interval months = new Interval(
                organisation.startOf(first), organisation.startOf(YearMonth.from(organisation.dayOf(time.to()))));
        return months.isEmpty() ? List.of() : List.of(months);
    }

    private static Counts bucket(Counts counts, List<Instant> beginnings) {
        return beginnings.isEmpty()
                ? counts.append("0")
                : counts.append("width_bucket(at, ?::timestamptz[])", beginnings);
    }

    private long position() {
        return database.one(
                        "select epoch from analytics_position where zone = ?",
                        row -> row.longNumber("epoch"),
                        organisation.zone().getId())
                .orElse(0L);
    }

    /** The organisation's days that have a part in the period, and what the sums know of them. */
    private List<ReadPlan.Day> days(Interval period) {
        record Known(Instant at, long first, long last) {}
        LocalDate first = organisation.dayOf(period.from());
        Map<Instant, Known> known = new HashMap<>();
        database.list(
                        """
                        select d.at, d.first_epoch, d.last_epoch from analytics_day d, analytics_position p
                        where p.zone = ? and d.at >= ? and d.at < ?""",
                        row -> new Known(
                                row.instant("at"), row.longNumber("first_epoch"), row.longNumber("last_epoch")),
                        organisation.zone().getId(),
                        organisation.startOf(first),
                        period.to())
                .forEach(each -> known.put(each.at(), each));
        List<ReadPlan.Day> days = new ArrayList<>();
        Instant from = organisation.startOf(first);
        for (LocalDate day = first; from.isBefore(period.to()); day = day.plusDays(1)) {
            Instant to = organisation.startOf(day.plusDays(1));
            @Nullable Known sums = known.get(from);
            days.add(new ReadPlan.Day(
                    new Interval(from, to), sums == null ? null : sums.first(), sums == null ? 0 : sums.last()));
            from = to;
        }
        return days;
    }

    /** How many people stand behind the values together, counted up to the limit. */
    int people(Question.Dimension dimension, List<String> values, long asOf, int limit) {
        return Objects.requireNonNull(database.one("""
                        select count(*)::int as people from (select distinct advocate_id from analytics_people
                            where dimension = ? and value = any (?::text[]) and epoch <= ? limit ?) as people""", row -> row.number("people"), dimension, values, asOf, limit)
                .orElse(0));
    }

    /** The epochs in which the k-th person came to stand behind each value; those without k people are not there. */
    Map<String, Long> reached(Question.Dimension dimension, List<String> values, int k) {
        Map<String, Long> reached = new HashMap<>();
        database.list("""
                        select v.value, p.epoch from unnest(?::text[]) as v (value) cross join lateral (
                            select epoch from analytics_people p where p.dimension = ? and p.value = v.value
                            order by epoch limit 1 offset ?) as p""", row -> Map.entry(row.text("value"), row.longNumber("epoch")), values, dimension, k - 1)
                .forEach(each -> reached.put(each.getKey(), each.getValue()));
        return reached;
    }

    /** What the items were said to be as of the epoch. */
    Map<java.util.UUID, ItemFacts> facts(List<java.util.UUID> items, long asOf) {
        Map<java.util.UUID, ItemFacts> facts = new HashMap<>();
        database.list(
                        """
                        select d.* from unnest(?::uuid[]) as i (id) cross join lateral (
                            select * from content_dimensions d where d.content_item_id = i.id and d.epoch <= ?
                            order by sequence desc limit 1) as d""",
                        row -> Map.entry(
                                row.uuid("content_item_id"),
                                new ItemFacts(
                                        row.text("title"),
                                        row.text("content_type"),
                                        row.texts("topics"),
                                        row.optionalText("campaign"))),
                        items,
                        asOf)
                .forEach(each -> facts.put(each.getKey(), each.getValue()));
        return facts;
    }

    /** The last epoch up to that one in which something was said of any item. */
    long lastSaid(long asOf) {
        return database.one(
                        "select coalesce(max(epoch), 0) as epoch from content_dimensions where epoch <= ?",
                        row -> row.longNumber("epoch"),
                        asOf)
                .orElse(0L);
    }
}
