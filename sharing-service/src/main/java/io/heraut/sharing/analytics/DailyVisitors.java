package io.heraut.sharing.analytics;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.click.ClickClass;
import io.heraut.sharing.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the distinct visitors of each UTC day, once, when the day is over and the last hashes of its visitors are made. The
 * counts stay when the single clicks are forgotten.
 */
@ApplicationScoped
class DailyVisitors {
    /** By then the day's salt is destroyed and the log is usually counted. */
    private static final Duration AFTER_THE_DAY = Duration.ofHours(2);

    private record Count(String dimension, String value, long visitors) {}

    /** Visitors of some days, which do not add up: a mean a day. */
    record Daily(long days, long visitors) {}

    private final Database database;
    private final SharingConfig config;

    DailyVisitors(Database database, SharingConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Returns whether there was a day to count. */
    boolean countNextDay(Instant now) {
        return QuarkusTransaction.requiringNew().timeout(3_600).call(() -> {
            LocalDate day = Leader.take(database) ? nextDay(now) : null;
            if (day == null) {
                return false;
            }
            Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            List<Count> counts = database.list(
                    """
                    select case when grouping(s.content_item_id) = 0 then 'ITEM' when grouping(s.network) = 0 then 'NETWORK'
                        else 'ALL' end as dimension, coalesce(s.content_item_id::text, s.network, '') as value,
                        count(distinct c.visitor) as visitors
                    from click c join tracked_link l on l.id = c.link_id join share s on s.id = l.share_id
                    where c.at >= ? and c.at < ? and c.class = ?
                    group by grouping sets ((), (s.content_item_id), (s.network))""",
                    row -> new Count(row.text("dimension"), row.text("value"), row.longNumber("visitors")),
                    from,
                    from.plus(Duration.ofDays(1)),
                    ClickClass.HUMAN.code());
            // The epoch is held from here on only, so that nobody waits for the counting.
            database.update(
                    """
                    insert into analytics_visitors (day, dimension, value, visitors, epoch)
                    select ?, c.dimension, c.value, c.visitors, h.epoch
                    from unnest(?::text[], ?::text[], ?::bigint[]) as c (dimension, value, visitors),
                        (select hold_epoch() as epoch) as h""",
                    day,
                    counts.stream().map(Count::dimension).toList(),
                    counts.stream().map(Count::value).toList(),
                    counts.stream().map(Count::visitors).toList());
            return true;
        });
    }

    private @Nullable LocalDate nextDay(Instant now) {
        record Known(@Nullable LocalDate counted, @Nullable Instant first) {}
        Known known = database.one(
                        """
                        select (select max(day) from analytics_visitors where dimension = 'ALL') as counted,
                            (select min(at) from analytics_quarter where at > ?) as first""",
                        row -> new Known(
                                row.optionalText("counted") == null ? null : row.date("counted"),
                                row.optionalInstant("first")),
                        now.minus(config.clicks().retention()))
                .orElseThrow();
        LocalDate next = known.counted() != null
                ? known.counted().plusDays(1)
                : known.first() != null ? LocalDate.ofInstant(known.first(), ZoneOffset.UTC) : null;
        boolean isOver = next != null
                && !next.plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(AFTER_THE_DAY)
                        .isAfter(now);
        return isOver ? next : null;
    }

    /** Of the UTC days from the first to before the last one; none where no day is counted as of the epoch. */
    Daily daily(LocalDate from, LocalDate to, String dimension, String value, long asOf) {
        // A day without a row of the value has seen no visitor of it, if the day is counted at all.
        return database.one(
                        """
                        select (select count(*) from analytics_visitors
                                where dimension = 'ALL' and day >= ? and day < ? and epoch <= ?) as days,
                            (select coalesce(sum(visitors), 0)::bigint from analytics_visitors
                                where dimension = ? and value = ? and day >= ? and day < ? and epoch <= ?) as visitors""",
                        row -> new Daily(row.longNumber("days"), row.longNumber("visitors")),
                        from,
                        to,
                        asOf,
                        dimension,
                        value,
                        from,
                        to,
                        asOf)
                .orElseThrow();
    }
}
