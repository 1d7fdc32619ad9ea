package io.heraut.sharing.analytics;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.organisation.Organisation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sums that reports read. A step adds some closed epochs and moves the position in one transaction, so that the
 * sums always hold exactly the epochs up to it; one replica at a time does it.
 */
@ApplicationScoped
class Summaries {
    private static final Logger LOG = Logger.getLogger(Summaries.class);
    private static final String SUMS = Tally.columns(column -> "sum(" + column + ")");
    private static final String COLUMNS = Tally.columns(column -> column);

    private record Position(
            long epoch, String zone, @Nullable Long closed) {}

    private final Database database;
    private final Epochs epochs;
    private final DailyVisitors visitors;
    private final Months months;
    private final Organisation organisation;
    private final SharingConfig.Analytics config;
    private final Clock clock;

    Summaries(
            Database database,
            Epochs epochs,
            DailyVisitors visitors,
            Months months,
            Organisation organisation,
            SharingConfig config,
            Clock clock) {
        this.database = database;
        this.epochs = epochs;
        this.visitors = visitors;
        this.months = months;
        this.organisation = organisation;
        this.config = config.analytics();
        this.clock = clock;
    }

    @Scheduled(
            every = "${heraut.sharing.analytics.summarise-every:15s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepUp() {
        Instant now = clock.instant();
        epochs.closeIfWrittenIn(now.minus(config.summariseEvery()));
        while (step()) {
            LOG.debug("Some epochs were added to the sums of analytics");
        }
        while (visitors.countNextDay(now) || months.settleNext(now)) {
            LOG.debug("A day's visitors were counted, or a month was settled");
        }
    }

    /** Returns whether it has added something. */
    boolean step() {
        return QuarkusTransaction.requiringNew().timeout(3_600).call(() -> {
            if (!Leader.take(database)) {
                return false;
            }
            Position position = database.one(
                            """
                            select p.epoch, p.zone, (select max(epoch) from ingest_epoch where closed_at is not null) as closed
                            from analytics_position p for update""",
                            row -> new Position(
                                    row.longNumber("epoch"),
                                    row.text("zone"),
                                    row.optionalNumber("closed") == null ? null : row.longNumber("closed")))
                    .orElseThrow(() -> new IllegalStateException("The position of the sums has vanished"));
            if (!position.zone().equals(organisation.zone().getId())) {
                startAgain();
                return true;
            }
            long from = position.epoch();
            long to = position.closed() == null
                    ? from
                    : Math.min(position.closed(), from + config.epochsPerTransaction());
            if (to <= from) {
                return false;
            }
            add(from, to);
            return true;
        });
    }

    /** The organisation's days begin elsewhere now. Reports take the single counts until the sums are there again. */
    private void startAgain() {
        LOG.infof("The sums of analytics are made anew, by days of %s", organisation.zone());
        database.update("delete from analytics_quarter");
        database.update("delete from analytics_month_item");
        database.update("delete from analytics_day_item");
        database.update("delete from analytics_day_item_network");
        database.update("delete from analytics_day");
        database.update(
                "update analytics_position set epoch = 0, zone = ?",
                organisation.zone().getId());
    }

    private void add(long after, long upTo) {
        List<Instant> days = days(after, upTo);
        if (!days.isEmpty()) {
            database.run("set local plan_cache_mode = force_custom_plan");
            Counts counts = new Counts("content_item_id", "network")
                    .append(
                            "with part as materialized (select (?::timestamptz[])[width_bucket(at, ?::timestamptz[])] as day,"
                                    + " (?::timestamptz[])[width_bucket(at, ?::timestamptz[])] as month, at,"
                                    + " content_item_id, network, "
                                    + Tally.columns(column -> "sum(" + column + ") as " + column) + " from (",
                            days,
                            days,
                            months(days),
                            months(days))
                    .append(new ReadPlan.Part(List.of(Counts.EVER), after, upTo, true))
                    .append(") as each group by at, content_item_id, network),\n"
                            + "quarters as (" + addedTo("analytics_quarter", "at", "network") + "),\n"
                            + "months as (" + addedTo("analytics_month_item", "month", "content_item_id") + "),\n"
                            + "items as (" + addedTo("analytics_day_item", "day", "content_item_id") + "),\n"
                            + "networks as (" + addedTo("analytics_day_item_network", "day", "content_item_id, network")
                            + ")\n")
                    .append("""
                            insert into analytics_day as t (at, first_epoch, last_epoch)
                            select distinct day, ?::bigint, ?::bigint from part
                            on conflict (at) do update set first_epoch = least(t.first_epoch, excluded.first_epoch),
                                last_epoch = greatest(t.last_epoch, excluded.last_epoch)""", after + 1, upTo);
            database.update(counts.sql(), counts.parameters());
        }
        database.update("update analytics_position set epoch = ?", upTo);
    }

    /** @param time the column of the part that says when */
    private static String addedTo(String table, String time, String keys) {
        return "insert into " + table + " as t (at, " + keys + ", " + COLUMNS + ") select " + time + ", " + keys + ", "
                + SUMS
                + " from part group by " + time + ", " + keys + " on conflict (at, " + keys + ") do update set "
                + Tally.columns(column -> column + " = t." + column + " + excluded." + column);
    }

    /** The beginnings of the organisation's months that those days are of. */
    private List<Instant> months(List<Instant> days) {
        return days.stream()
                .map(day -> organisation.startOf(YearMonth.from(organisation.dayOf(day))))
                .distinct()
                .toList();
    }

    /** The beginnings of all days of the organisation from the first to the last time that the epochs tell of. */
    private List<Instant> days(long after, long upTo) {
        record Span(@Nullable Instant first, @Nullable Instant last) {}
        Span span = database.one(
                        """
                        select min(first) as first, max(last) as last from (
                            select min(quarter) as first, max(quarter) as last from click_rollup
                                where epoch > ? and epoch <= ?
                            union all
                            select min(s.created_at), max(s.created_at) from evidence e join share s on s.id = e.share_id
                                where e.epoch > ? and e.epoch <= ? or e.withdrawn_epoch > ? and e.withdrawn_epoch <= ?) as spans""",
                        row -> new Span(row.optionalInstant("first"), row.optionalInstant("last")),
                        after,
                        upTo,
                        after,
                        upTo,
                        after,
                        upTo)
                .orElseThrow();
        List<Instant> days = new ArrayList<>();
        if (span.first() != null && span.last() != null) {
            LocalDate last = organisation.dayOf(span.last());
            for (LocalDate day = organisation.dayOf(span.first()); !day.isAfter(last); day = day.plusDays(1)) {
                days.add(organisation.startOf(day));
            }
        }
        return days;
    }
}
