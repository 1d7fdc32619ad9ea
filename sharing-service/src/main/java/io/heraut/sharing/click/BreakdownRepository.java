package io.heraut.sharing.click;

import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads single clicks of a link, by the index that finds its human ones. */
@ApplicationScoped
class BreakdownRepository {
    private static final int NAMED = 20;

    /** As PostgreSQL counts them: a bit for each column that is not grouped by, the last one lowest. */
    private static final int BY_COUNTRY = 0b01111;

    private static final int BY_DEVICE = 0b10111;
    private static final int BY_BROWSER = 0b11011;
    private static final int BY_REFERRER = 0b11101;
    private static final int BY_DAY = 0b11110;

    private final Database database;

    BreakdownRepository(Database database) {
        this.database = database;
    }

    Breakdown of(UUID linkId, Instant since, ZoneId zone, int describedFrom) {
        List<Breakdown.Share> shares = new ArrayList<>();
        List<DayOfClicks> days = new ArrayList<>();
        database.list(
                """
                with counted as (
                    select c.country, a.device, nullif(a.browser, 'Other') as browser, c.referrer,
                        (c.at at time zone ?)::date as day
                    from click c left join user_agent a on a.id = c.user_agent_id
                    where uuid_hash(c.link_id) = uuid_hash(?) and c.link_id = ? and c.class = 1 and c.at >= ?),
                grouped as (
                    select country, device, browser, referrer, day, count(*) as clicks,
                        grouping(country, device, browser, referrer, day) as by
                    from counted group by grouping sets (country, device, browser, referrer, day)),
                ranked as (
                    select *, row_number() over (
                        partition by by order by clicks desc, country, device, browser, referrer) as rank from grouped)
                select by, coalesce(country, device, browser, referrer) as name, day, clicks from ranked
                where by = ? or rank <= ? order by by, day, rank""",
                row -> {
                    long clicks = row.longNumber("clicks");
                    int by = row.number("by");
                    return by == BY_DAY
                            ? days.add(new DayOfClicks(row.date("day"), clicks))
                            : shares.add(new Breakdown.Share(by(by), row.optionalText("name"), clicks));
                },
                zone.getId(),
                linkId,
                linkId,
                since,
                BY_DAY,
                NAMED);
        return Breakdown.of(since, describedFrom, shares, days, visitors(linkId, since));
    }

    private List<DayOfVisitors> visitors(UUID linkId, Instant since) {
        return database.list(
                """
                        select (at at time zone 'UTC')::date as day, count(distinct visitor) as visitors from click
                        where uuid_hash(link_id) = uuid_hash(?) and link_id = ? and class = 1 and at >= ?
                        group by 1 order by 1""", row -> new DayOfVisitors(row.date("day"), row.longNumber("visitors")), linkId, linkId, since);
    }

    private static Breakdown.By by(int grouping) {
        return switch (grouping) {
            case BY_COUNTRY -> Breakdown.By.COUNTRY;
            case BY_DEVICE -> Breakdown.By.DEVICE;
            case BY_BROWSER -> Breakdown.By.BROWSER;
            case BY_REFERRER -> Breakdown.By.REFERRER;
            default -> throw new IllegalStateException("Grouped by " + grouping);
        };
    }
}
