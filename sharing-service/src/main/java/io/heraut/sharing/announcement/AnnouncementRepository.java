package io.heraut.sharing.announcement;

import io.heraut.sharing.click.ClickClass;
import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far links are announced. */
@ApplicationScoped
class AnnouncementRepository {
    private record Counted(UUID linkId, ClickClass clickClass, long pending, long announced) {}

    private final Database database;

    AnnouncementRepository(Database database) {
        this.database = database;
    }

    /** Whether the caller may announce until its transaction ends; one at a time may. */
    boolean lead() {
        return database.one(
                        "select pg_try_advisory_xact_lock(hashtext('heraut.link-announcements')) as leads",
                        row -> row.text("leads"))
                .filter(leads -> leads.equals("t"))
                .isPresent();
    }

    /**
     * Adds what was noted to what is pending, and says when it may be told.
     *
     * @param atMost how many notes are taken
     * @param pause the least time between two events of a link
     * @return how many were taken
     */
    int gather(int atMost, Instant now, Duration pause) {
        return database.one("""
                        with taken as (
                            delete from click_news where ctid = any (array (select ctid from click_news limit ?))
                            returning link_id, class, clicks),
                        summed as (select link_id, class, sum(clicks)::bigint as clicks from taken group by link_id, class),
                        noted as (
                            insert into link_announced as l (link_id, class, announced, pending)
                            select link_id, class, 0, clicks from summed
                            on conflict (link_id, class) do update set pending = l.pending + excluded.pending),
                        dated as (
                            insert into link_announcement as l (link_id, due_at)
                            select distinct link_id, ?::timestamptz from summed
                            on conflict (link_id) do update set due_at = coalesce(
                                l.due_at, greatest(excluded.due_at, l.announced_to + ? * interval '1 millisecond')))
                        select count(*) as taken from taken""", row -> row.number("taken"), atMost, now, pause.toMillis())
                .orElse(0);
    }

    /** The links that are due, the longest waiting first. */
    List<UUID> due(Instant now, int atMost) {
        return database.list(
                "select link_id from link_announcement where due_at <= ? order by due_at limit ?",
                row -> row.uuid("link_id"),
                now,
                atMost);
    }

    /** What is to be said of these links, in the order of their ids. A link that is no more has no news. */
    List<LinkNews> news(Collection<UUID> linkIds) {
        Map<UUID, Map<ClickClass, Long>> pending = new HashMap<>();
        Map<UUID, Map<ClickClass, Long>> announced = new HashMap<>();
        database.list(
                        "select link_id, class, pending, announced from link_announced where link_id = any (?::uuid[])",
                        row -> new Counted(
                                row.uuid("link_id"),
                                ClickClass.of(row.number("class")),
                                row.longNumber("pending"),
                                row.longNumber("announced")),
                        linkIds)
                .forEach(each -> {
                    byClass(pending, each.linkId()).put(each.clickClass(), each.pending());
                    byClass(announced, each.linkId()).put(each.clickClass(), each.announced());
                });
        return database.list(
                """
                select l.id, l.share_id, s.advocate_id, s.content_item_id, s.network, l.created_at, a.announced_to
                from tracked_link l
                    join share s on s.id = l.share_id
                    join link_announcement a on a.link_id = l.id
                where l.id = any (?::uuid[]) order by l.id""",
                row -> new LinkNews(
                        row.uuid("id"),
                        row.uuid("share_id"),
                        row.uuid("advocate_id"),
                        row.uuid("content_item_id"),
                        row.text("network"),
                        row.instant("created_at"),
                        row.optionalInstant("announced_to"),
                        byClass(pending, row.uuid("id")),
                        byClass(announced, row.uuid("id"))),
                linkIds);
    }

    /** These links are announced until then. */
    void announced(Collection<UUID> linkIds, Instant to) {
        database.update("""
                update link_announced set announced = announced + pending, pending = 0
                where link_id = any (?::uuid[]) and pending <> 0""", linkIds);
        database.update(
                "update link_announcement set announced_to = ?, due_at = null where link_id = any (?::uuid[])",
                to,
                linkIds);
    }

    /** There is nothing to say of these links. */
    void silent(Collection<UUID> linkIds) {
        database.update("update link_announcement set due_at = null where link_id = any (?::uuid[])", linkIds);
    }

    /** Whether as many events as that wait for the broker. */
    boolean outboxHolds(int events) {
        return database.one(
                        "select count(*) as waiting from (select 1 from outbox_event limit ?) as events",
                        row -> row.number("waiting"),
                        events)
                .filter(waiting -> waiting >= events)
                .isPresent();
    }

    private static Map<ClickClass, Long> byClass(Map<UUID, Map<ClickClass, Long>> clicks, UUID linkId) {
        return clicks.computeIfAbsent(linkId, id -> new EnumMap<>(ClickClass.class));
    }
}
