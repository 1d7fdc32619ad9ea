package io.heraut.sharing.analytics;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import io.heraut.sharing.organisation.Organisation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * By team and by country there is one answer for each month of the organisation. It is made once, some days after the month's
 * end, and never changes: two states of it can not be compared. What it is made of may then be erased.
 */
@ApplicationScoped
class Months {
    private static final Logger LOG = Logger.getLogger(Months.class);
    private static final int MOST_MONTHS = 60;
    private static final String COLUMNS = Tally.columns(column -> column);

    /** @param epoch as of which it was made */
    record Settled(long epoch, Instant settledAt, boolean isWithheld, List<Cell> cells) {}

    /** @param value empty for what has none, and for what is told together */
    record Cell(Key.Kind kind, String value, Tally tally) {}

    private record Placed(Atom.Place place, Tally tally) {}

    private record Next(YearMonth month, long epoch) {}

    private final Database database;
    private final Organisation organisation;
    private final SharingConfig.Analytics config;

    Months(Database database, Organisation organisation, SharingConfig config) {
        this.database = database;
        this.organisation = organisation;
        this.config = config.analytics();
    }

    /** When the month can be asked for. */
    Instant settles(YearMonth month) {
        return organisation.startOf(month.plusMonths(1)).plus(config.monthSettlesAfter());
    }

    Optional<Settled> find(YearMonth month, Question.Dimension dimension) {
        return database.one(
                "select epoch, settled_at, withheld::int as withheld from analytics_month where month = ?",
                row -> new Settled(
                        row.longNumber("epoch"),
                        row.instant("settled_at"),
                        row.number("withheld") == 1,
                        cells(month, dimension)),
                month.atDay(1));
    }

    private List<Cell> cells(YearMonth month, Question.Dimension dimension) {
        return database.list(
                "select * from analytics_month_cell where month = ? and dimension = ? order by kind, value",
                row -> new Cell(Key.Kind.valueOf(row.text("kind")), row.text("value"), Tally.of(row)),
                month.atDay(1),
                dimension);
    }

    /** Returns whether there was a month to settle. */
    boolean settleNext(Instant now) {
        return QuarkusTransaction.requiringNew().timeout(3_600).call(() -> {
            Next next = Leader.take(database) ? next(now).orElse(null) : null;
            if (next == null) {
                return false;
            }
            settle(next, now);
            LOG.infof("%s is settled by team and by country", next.month());
            return true;
        });
    }

    private Optional<Next> next(Instant now) {
        record Known(
                @Nullable LocalDate settled,
                @Nullable Instant first,
                long epoch,
                @Nullable Instant closedAt) {}
        Known known = database.one(
                        """
                        select (select max(month) from analytics_month) as settled, (select min(at) from analytics_quarter
                            where at > ?) as first, coalesce(e.epoch, 0) as epoch, e.closed_at
                        from (select max(epoch) as epoch from ingest_epoch where closed_at is not null) as last
                            left join ingest_epoch e using (epoch)""",
                        row -> new Known(
                                row.optionalText("settled") == null ? null : row.date("settled"),
                                row.optionalInstant("first"),
                                row.longNumber("epoch"),
                                row.optionalInstant("closed_at")),
                        organisation.startOf(
                                YearMonth.from(organisation.dayOf(now)).minusMonths(MOST_MONTHS)))
                .orElseThrow();
        YearMonth month = known.settled() != null
                ? YearMonth.from(known.settled()).plusMonths(1)
                : known.first() != null ? YearMonth.from(organisation.dayOf(known.first())) : null;
        Instant closedAt = known.closedAt();
        boolean isDue = month != null && closedAt != null && !settles(month).isAfter(closedAt);
        return isDue && month != null ? Optional.of(new Next(month, known.epoch())) : Optional.empty();
    }

    private void settle(Next next, Instant now) {
        Interval time = new Interval(
                organisation.startOf(next.month()),
                organisation.startOf(next.month().plusMonths(1)));
        Counts counts = new Counts("id")
                .append("select each.id, coalesce(o.team, '') as team,"
                        + " coalesce(o.country, '') as country, s.advocate_id, "
                        + Tally.columns(column -> "each." + column)
                        + " from (select id, " + Tally.columns(column -> "sum(" + column + ")::bigint as " + column)
                        + " from (")
                .append(new ReadPlan.Part(List.of(time), 0, next.epoch(), true))
                .append(") as every group by id) as each join share s on s.id = each.id"
                        + " left join share_origin o on o.share_id = each.id");
        List<Placed> placed = new ArrayList<>();
        List<Atom> atoms = new ArrayList<>();
        read(counts, placed, atoms);
        ProtectedCells cells = ProtectedCells.of(atoms, organisation.k());
        database.update(
                "insert into analytics_month (month, epoch, settled_at, withheld) values (?, ?, ?, ?)",
                next.month().atDay(1),
                next.epoch(),
                now,
                cells.isWithheld());
        if (!cells.isWithheld()) {
            save(next.month(), Question.Dimension.TEAM, byCell(placed, cells.teams(), true));
            save(next.month(), Question.Dimension.COUNTRY, byCell(placed, cells.countries(), false));
        }
    }

    private void read(Counts counts, List<Placed> placed, List<Atom> atoms) {
        String select = counts.sql();
        placed.addAll(database.list(
                "select team, country, " + Tally.columns(column -> "sum(" + column + ")::bigint as " + column)
                        + " from (" + select + ") as shares group by team, country",
                row -> new Placed(new Atom.Place(row.text("team"), row.text("country")), Tally.of(row)),
                counts.parameters()));
        atoms.addAll(database.list("""
                select places, count(*)::int as people from (
                    select advocate_id, array_agg(distinct team || E'\\n' || country) as places from (%s) as shares
                    group by advocate_id) as advocates
                group by places""".formatted(select), Months::atom, counts.parameters()));
    }

    private static Atom atom(Row row) throws SQLException {
        Set<Atom.Place> places = row.texts("places").stream()
                .map(place -> place.split("\n", 2))
                .map(place -> new Atom.Place(place[0], place[1]))
                .collect(Collectors.toSet());
        return new Atom(places, row.number("people"));
    }

    private static Map<Key, Tally> byCell(List<Placed> placed, Set<String> shown, boolean byTeam) {
        Map<Key, Tally> cells = new HashMap<>();
        for (Placed each : placed) {
            String value = byTeam ? each.place().team() : each.place().country();
            Key key = !shown.contains(value) ? Key.OTHER : value.isEmpty() ? Key.NONE : Key.of(value);
            cells.merge(key, each.tally(), Tally::plus);
        }
        return cells;
    }

    private void save(YearMonth month, Question.Dimension dimension, Map<Key, Tally> cells) {
        cells.forEach((key, tally) -> {
            List<@Nullable Object> values =
                    new ArrayList<>(List.of(month.atDay(1), dimension, key.kind(), key.value()));
            values.addAll(tally.values());
            database.update(
                    "insert into analytics_month_cell (month, dimension, kind, value, " + COLUMNS
                            + ") values (?, ?, ?, ?, " + Tally.columns(column -> "?") + ")",
                    values.toArray());
        });
    }
}
