package io.heraut.sharing.results;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickClass;
import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what came of an advocate's shares. */
@ApplicationScoped
class ResultsRepository {
    private static final List<String> HIGHEST_FIRST = List.of("SUSTAINED", "LINKED", "CLICKED", "PREVIEWED", "CLAIMED");

    private record ClicksCell(
            ClickClass clickClass,
            @Nullable String network,
            @Nullable UUID contentItemId,
            @Nullable LocalDate day,
            long clicks) {}

    private final Database database;

    ResultsRepository(Database database) {
        this.database = database;
    }

    Tally of(UUID advocateId, ResultsPeriod period) {
        List<Tally.SharesCell> shares = shares(advocateId, period);
        Map<ClickClass, Long> clicks = new EnumMap<>(ClickClass.class);
        Map<String, Long> humanByNetwork = new HashMap<>();
        Map<UUID, Long> humanByItem = new HashMap<>();
        Map<LocalDate, Map<ClickClass, Long>> byDay = new HashMap<>();
        for (ClicksCell cell : clicks(advocateId, period)) {
            boolean human = cell.clickClass() == ClickClass.HUMAN;
            if (cell.network() != null) {
                if (human) {
                    humanByNetwork.put(cell.network(), cell.clicks());
                }
            } else if (cell.contentItemId() != null) {
                if (human) {
                    humanByItem.put(cell.contentItemId(), cell.clicks());
                }
            } else if (cell.day() != null) {
                byDay.computeIfAbsent(cell.day(), day -> new EnumMap<>(ClickClass.class))
                        .put(cell.clickClass(), cell.clicks());
                clicks.merge(cell.clickClass(), cell.clicks(), Long::sum);
            }
        }
        return new Tally(shares, clicks, humanByNetwork, humanByItem, byDay, titles(advocateId));
    }

    private List<Tally.SharesCell> shares(UUID advocateId, ResultsPeriod period) {
        return database.list(
                """
                select content_item_id, network, level, (created_at at time zone ?)::date as day, count(*) as shares
                from (
                    select s.content_item_id, s.network, s.created_at, coalesce((
                        select level from evidence e where e.share_id = s.id and e.withdrawn_at is null
                        order by array_position(?::text[], level) nulls last limit 1), 'ISSUED') as level
                    from share s where s.advocate_id = ? and s.created_at >= ? and s.created_at < ?) as own
                group by 1, 2, 3, 4""",
                row -> new Tally.SharesCell(
                        row.uuid("content_item_id"),
                        row.text("network"),
                        EvidenceLevel.valueOf(row.text("level")),
                        row.date("day"),
                        row.longNumber("shares")),
                period.zone().getId(),
                HIGHEST_FIRST,
                advocateId,
                period.start(),
                period.end());
    }

    /**
     * One look into the index of counts for each link: a plain join may be read through all counts of everybody.
     * Grouped in three ways at once.
     */
    private List<ClicksCell> clicks(UUID advocateId, ResultsPeriod period) {
        return database.list(
                """
                select r.class, s.network, s.content_item_id, r.day, sum(r.clicks)::bigint as clicks
                from share s
                    join tracked_link l on l.share_id = s.id
                    cross join lateral (
                        select c.class, (c.quarter at time zone ?)::date as day, sum(c.clicks) as clicks
                        from click_rollup c
                        where c.link_id = l.id and c.quarter >= ? and c.quarter < ? group by 1, 2) r
                where s.advocate_id = ? and s.created_at < ?
                group by grouping sets ((r.class, s.network), (r.class, s.content_item_id), (r.class, r.day))""",
                row -> {
                    String day = row.optionalText("day");
                    return new ClicksCell(
                            ClickClass.of(row.number("class")),
                            row.optionalText("network"),
                            row.optionalUuid("content_item_id"),
                            day == null ? null : LocalDate.parse(day),
                            row.longNumber("clicks"));
                },
                period.zone().getId(),
                period.start(),
                period.end(),
                advocateId,
                period.end());
    }

    private Map<UUID, String> titles(UUID advocateId) {
        Map<UUID, String> titles = new HashMap<>();
        database.list("""
                        select id, title from content_item
                        where id in (select content_item_id from share where advocate_id = ?)""", row -> Map.entry(row.uuid("id"), row.text("title")), advocateId)
                .forEach(each -> titles.put(each.getKey(), each.getValue()));
        return titles;
    }
}
