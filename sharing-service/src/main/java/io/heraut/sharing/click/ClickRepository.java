package io.heraut.sharing.click;

import io.heraut.sharing.database.BinaryRows;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.evidence.EvidencedShare;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Clicks in the database: written many at a time. */
@ApplicationScoped
class ClickRepository {
    private static final long QUARTER_SECONDS = Duration.ofMinutes(15).toSeconds();

    /** A click with its verdict. */
    record Judged(Click click, Verdict verdict) {}

    private record Cell(UUID linkId, Instant quarter, ClickClass clickClass) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byLink = linkId.compareTo(other.linkId);
            int byQuarter = quarter.compareTo(other.quarter);
            return byLink != 0 ? byLink : byQuarter != 0 ? byQuarter : clickClass.compareTo(other.clickClass);
        }
    }

    private final Database database;

    ClickRepository(Database database) {
        this.database = database;
    }

    /** How far the partition is counted. */
    long offset(String topicId, int partition) {
        database.update(
                "insert into click_offset (topic_id, partition, next_offset) values (?, ?, 0) on conflict do nothing",
                topicId,
                partition);
        return database.one(
                        "select next_offset from click_offset where topic_id = ? and partition = ?",
                        row -> row.longNumber("next_offset"),
                        topicId,
                        partition)
                .orElse(0L);
    }

    /**
     * Holds the partitions until the transaction ends.
     *
     * @throws PartitionLost when one of them does not stand where it is expected to
     */
    void advance(List<LogPosition> positions) {
        List<LogPosition> sorted = positions.stream()
                .sorted(Comparator.comparing(LogPosition::partition))
                .toList();
        for (LogPosition position : sorted) {
            int moved = database.update(
                    "update click_offset set next_offset = ? where topic_id = ? and partition = ? and next_offset = ?",
                    position.to(),
                    position.topicId(),
                    position.partition(),
                    position.from());
            if (moved != 1) {
                throw new PartitionLost(position);
            }
        }
    }

    /** Everybody who was counted since then, the latest first. */
    void counted(Instant since, int atMost, CountedReader reader) {
        database.each(
                """
                select link_id, visitor, at from click
                where at > ? and class = 1 and visitor is not null order by at desc limit ?""", row -> reader.read(row.uuid("link_id"), row.uuid("visitor"), row.instant("at")), since, atMost);
    }

    /** Is told who was counted. */
    @FunctionalInterface
    interface CountedReader {
        void read(UUID linkId, UUID visitor, Instant at);
    }

    /** How often recent clicks were judged again. */
    long judgements() {
        return database.one("select judgements from click_judgement", row -> row.longNumber("judgements"))
                .orElseThrow(() -> new IllegalStateException("The number of judgements has vanished"));
    }

    /** Tells everybody who counts that those who were counted may be others now. Needs all of {@code click_offset}. */
    void judgedAgain() {
        database.update("update click_judgement set judgements = judgements + 1");
    }

    /** Remembers the batches; gives back those that were never counted. */
    Set<UUID> register(Collection<UUID> batchIds, Instant now) {
        return new HashSet<>(database.list("""
                insert into click_batch (id, counted_at) select each, ? from unnest(?::uuid[]) as each
                on conflict do nothing returning id""", row -> row.uuid("id"), now, batchIds));
    }

    /** The shares whose links these are, by link. */
    Map<UUID, EvidencedShare> shares(Collection<UUID> linkIds) {
        Map<UUID, EvidencedShare> shares = new HashMap<>();
        database.list(
                        """
                        select s.id, s.advocate_id, s.content_item_id, l.id as link_id, s.network, l.created_at
                        from tracked_link l join share s on s.id = l.share_id where l.id = any (?::uuid[])""",
                        row -> new EvidencedShare(
                                row.uuid("id"),
                                row.uuid("advocate_id"),
                                row.uuid("content_item_id"),
                                row.uuid("link_id"),
                                row.text("network"),
                                row.instant("created_at")),
                        linkIds)
                .forEach(share -> shares.put(share.linkId(), share));
        return shares;
    }

    /**
     * Tells the judge when these visitors were counted within an hour of these clicks.
     *
     * <p>One look into the index for each pair: written as a plain join, it is read through the whole table by a planner
     * that has no statistics yet, as on the first busy day. A visitor is counted at most once an hour, which bounds what
     * there is to read.
     */
    void recall(Set<Judge.Pair> pairs, List<Click> clicks, Judge judge) {
        if (pairs.isEmpty()) {
            return;
        }
        Instant first =
                clicks.stream().map(Click::at).min(Comparator.naturalOrder()).orElseThrow();
        Instant last =
                clicks.stream().map(Click::at).max(Comparator.naturalOrder()).orElseThrow();
        List<Judge.Pair> asked = List.copyOf(pairs);
        oneLookForEach(database);
        database.list(
                        """
                        select p.link_id, p.visitor, c.at
                        from unnest(?::uuid[], ?::uuid[]) as p (link_id, visitor)
                            cross join lateral (
                                select at from click
                                where class = 1 and uuid_hash(link_id) = uuid_hash(p.link_id)
                                    and uuid_hash(visitor) = uuid_hash(p.visitor)
                                    and link_id = p.link_id and visitor = p.visitor and at > ? and at < ?
                                order by at limit ?) c""",
                        row -> Map.entry(new Judge.Pair(row.uuid("link_id"), row.uuid("visitor")), row.instant("at")),
                        column(asked, Judge.Pair::linkId),
                        column(asked, Judge.Pair::visitor),
                        first.minus(Judge.WINDOW),
                        last.plus(Judge.WINDOW),
                        Duration.between(first, last).toHours() + 4)
                .forEach(each -> judge.remember(each.getKey(), each.getValue()));
    }

    /** For each pair the planner would also mark all pages of that time, which takes longer the more clicks there are. */
    static void oneLookForEach(Database database) {
        database.run("set local enable_bitmapscan = off");
    }

    void insert(List<Judged> clicks, Dictionaries ids) {
        BinaryRows rows = new BinaryRows(13, clicks.size() * 160);
        for (Judged each : clicks) {
            Click click = each.click();
            rows.begin()
                    .timestamp(click.at())
                    .uuid(click.linkId())
                    .uuid(click.visitor() == null ? null : click.visitor().visitor())
                    .integer(ids.userAgent(click.userAgent()))
                    .integer(click.flags().bits())
                    .smallint(each.verdict().clickClass().code())
                    .smallint(each.verdict().code())
                    .smallint(ids.classifier())
                    .smallint(click.status())
                    .smallint(click.burst())
                    .smallint(ids.label(click.label()))
                    .text(click.country())
                    .text(click.referrer());
        }
        database.copy("""
                copy click (at, link_id, visitor, user_agent_id, flags, class, reason, classifier, status, burst,
                    address_label_id, country, referrer) from stdin (format binary)""", rows);
    }

    /** The epoch that is open, which stays open until the transaction ends. */
    long holdEpoch() {
        return database.one("select hold_epoch() as epoch", row -> row.longNumber("epoch"))
                .orElseThrow(() -> new IllegalStateException("No epoch is open"));
    }

    /** Adds them to the counts by link and quarter of an hour, in an order in which no two transactions can get stuck. */
    void rollUp(List<Judged> clicks, int classifier, long epoch) {
        Map<Cell, Long> cells = new HashMap<>();
        for (Judged each : clicks) {
            Click click = each.click();
            cells.merge(
                    new Cell(click.linkId(), quarter(click.at()), each.verdict().clickClass()), 1L, Long::sum);
        }
        List<Cell> keys = cells.keySet().stream().sorted().toList();
        database.update(
                """
                insert into click_rollup (link_id, quarter, class, classifier, epoch, clicks)
                select link_id, quarter, class, ?, ?, clicks
                from unnest(?::uuid[], ?::timestamptz[], ?::integer[], ?::bigint[])
                    as c (link_id, quarter, class, clicks)
                on conflict (link_id, quarter, class, classifier, epoch)
                do update set clicks = click_rollup.clicks + excluded.clicks""",
                classifier,
                epoch,
                column(keys, Cell::linkId),
                column(keys, Cell::quarter),
                column(keys, cell -> cell.clickClass().code()),
                column(keys, cells::get));
    }

    /** Keeps a record that can not be counted. */
    void bury(LogPosition position, long offset, byte @Nullable [] payload, String reason, Instant now) {
        database.update("""
                insert into click_dead_letter (topic_id, partition, kafka_offset, payload, reason, recorded_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""", position.topicId(), position.partition(), offset, payload, reason, now);
    }

    /** Counts by class over all time. */
    Map<ClickClass, Long> counts(UUID linkId) {
        Map<ClickClass, Long> counts = new HashMap<>();
        database.list(
                        "select class, sum(clicks)::bigint as clicks from click_rollup where link_id = ? group by class",
                        row -> Map.entry(ClickClass.of(row.number("class")), row.longNumber("clicks")),
                        linkId)
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    /** Makes room for the clicks of that UTC day. */
    void addDay(LocalDate day) {
        database.run("select add_click_day(?)", day);
    }

    /** Forgets the single clicks of the days before; counts stay. Gives back how many days that were. */
    int dropDaysBefore(LocalDate day) {
        return database.one("select drop_click_days_before(?) as days", row -> row.number("days"), day)
                .orElse(0);
    }

    int forgetBatchesBefore(Instant time, int atMost) {
        return database.update("""
                delete from click_batch
                where id = any (array (select id from click_batch where counted_at < ? order by counted_at limit ?))""", time, atMost);
    }

    static Instant quarter(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
    }

    private static <T> Collection<@Nullable Object> column(List<T> rows, Function<T, @Nullable Object> value) {
        List<@Nullable Object> column = new ArrayList<>(rows.size());
        for (T row : rows) {
            column.add(value.apply(row));
        }
        return column;
    }
}
