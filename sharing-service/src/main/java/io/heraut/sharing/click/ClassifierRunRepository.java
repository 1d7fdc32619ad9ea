package io.heraut.sharing.click;

import io.heraut.sharing.click.Rejudge.Rejudged;
import io.heraut.sharing.click.Rejudge.Stored;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Classifier runs in the database, and the clicks that they judge again. */
@ApplicationScoped
class ClassifierRunRepository {
    private static final String SELECT = """
            select r.*, c.rules, c.patterns from classifier_run r join classifier c on c.id = r.classifier
            """;

    private static final String FACTS = """
            c.at, c.link_id, c.visitor, c.flags, c.reason, c.classifier, c.status, c.burst, c.country, c.referrer,
            u.text as user_agent, a.kind, a.name, a.version, l.created_at as issued_at
            """;

    private static final String DICTIONARIES = """
            left join user_agent u on u.id = c.user_agent_id
            left join address_label a on a.id = c.address_label_id
            left join tracked_link l on l.id = c.link_id
            """;

    /**
     * What the next step needs to know.
     *
     * @param day null before the first step
     * @param block where the step begins
     * @param total null before the first step
     */
    record Position(
            ClassifierRunStatus status,
            Instant from,
            Instant to,
            @Nullable LocalDate day,
            long block,
            @Nullable Long total) {}

    /**
     * A stored click with where it lies.
     *
     * @param place in the part of its day
     * @param classifier that judged it
     */
    record Found(String place, int classifier, Stored stored) {}

    /** What one step reads. */
    record Chunk(LocalDate day, long fromBlock, long toBlock, Instant from, Instant to) {
        Instant dayBegin() {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Instant dayEnd() {
            return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private record Cell(UUID linkId, Instant quarter, int clickClass, int classifier) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byLink = linkId.compareTo(other.linkId);
            int byQuarter = quarter.compareTo(other.quarter);
            int byClass = Integer.compare(clickClass, other.clickClass);
            return byLink != 0
                    ? byLink
                    : byQuarter != 0
                            ? byQuarter
                            : byClass != 0 ? byClass : Integer.compare(classifier, other.classifier);
        }
    }

    private final Database database;

    ClassifierRunRepository(Database database) {
        this.database = database;
    }

    void insert(UUID id, int classifier, Instant from, Instant to, Instant now) {
        database.update("""
                insert into classifier_run (id, status, classifier, from_at, to_at, created_at)
                values (?, 'QUEUED', ?, ?, ?, ?)""", id, classifier, from, to, now);
    }

    /** Keeps others from adding one until the transaction ends; gives back how many are not over. */
    int lockAndCountOpen() {
        database.run("select pg_advisory_xact_lock(hashtext('heraut.classifier-runs'))");
        return database.one(
                        "select count(*) as open from classifier_run where status in ('QUEUED', 'RUNNING', 'STOPPING')",
                        row -> row.number("open"))
                .orElse(0);
    }

    Optional<ClassifierRun> find(UUID id) {
        return database.one(SELECT + "where r.id = ?", this::run, id);
    }

    /** The latest first. */
    List<ClassifierRun> list(@Nullable UUID before, int limit) {
        return database.list(
                SELECT + "where ?::uuid is null or r.id < ?::uuid order by r.id desc limit ?",
                this::run,
                before,
                before,
                limit);
    }

    /** Locks it until the transaction ends. */
    Optional<ClassifierRunStatus> lock(UUID id) {
        return database.one(
                "select status from classifier_run where id = ? for update",
                row -> ClassifierRunStatus.valueOf(row.text("status")),
                id);
    }

    void changeStatus(UUID id, ClassifierRunStatus status, Instant now) {
        database.update(
                "update classifier_run set status = ?, finished_at = ? where id = ?",
                status,
                status.isOver() ? now : null,
                id);
    }

    /**
     * Takes over the run that is next, if there is one: first one that a replica has left, then the oldest that waits. One that
     * is to stop can be taken by anybody, others only by who has the classifier.
     */
    Optional<UUID> claim(UUID holder, int classifier, Duration lease, Instant now) {
        return database.one("""
                update classifier_run set held_by = ?, lease_until = clock_timestamp() + ?::bigint * interval '1 ms',
                    status = case status when 'QUEUED' then 'RUNNING' else status end,
                    started_at = coalesce(started_at, ?)
                where id = (
                    select id from classifier_run r
                    where (classifier = ? or status = 'STOPPING')
                        and (status in ('RUNNING', 'STOPPING')
                                and (lease_until is null or lease_until < clock_timestamp() or held_by = ?)
                            or status = 'QUEUED' and not exists (
                                select from classifier_run o where o.status in ('RUNNING', 'STOPPING')))
                    order by status = 'QUEUED', id limit 1 for update skip locked)
                returning id""", row -> row.uuid("id"), holder, lease.toMillis(), now, classifier, holder);
    }

    /** Ends runs that nobody can go on with, since no replica has their classifier any more. */
    int giveUp(int classifier, Duration after, Instant now) {
        return database.update("""
                update classifier_run set status = 'FAILED', finished_at = ?,
                    failure = 'No replica has the classifier of this run any more: start another one'
                where status = 'RUNNING' and classifier <> ?
                    and lease_until < clock_timestamp() - ?::bigint * interval '1 ms'""", now, classifier, after.toMillis());
    }

    /** Where it stands, locked until the transaction ends; empty if somebody else holds it or it is over. */
    Optional<Position> lockHeld(UUID id, UUID holder) {
        return database.one(
                """
                select status, from_at, to_at, next_day, next_block, total from classifier_run
                where id = ? and held_by = ? and status in ('RUNNING', 'STOPPING') for update""",
                row -> new Position(
                        ClassifierRunStatus.valueOf(row.text("status")),
                        row.instant("from_at"),
                        row.instant("to_at"),
                        row.optionalDate("next_day"),
                        row.longNumber("next_block"),
                        row.optionalLong("total")),
                id,
                holder);
    }

    long countOthers(Instant from, Instant to, int classifier) {
        return database.one(
                        "select count(*) as clicks from click where at >= ? and at < ? and classifier <> ?",
                        row -> row.longNumber("clicks"),
                        from,
                        to,
                        classifier)
                .orElse(0L);
    }

    void setTotal(UUID id, long total) {
        database.update("update classifier_run set total = ? where id = ?", total, id);
    }

    /** The first day from that one on of which single clicks are kept. */
    Optional<LocalDate> keptDayFrom(LocalDate day) {
        return database.one("""
                select to_date(substr(c.relname::text, 7), 'YYYYMMDD') as day
                from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'click'::regclass and c.relname >= 'click_' || to_char(?::date, 'YYYYMMDD')
                order by c.relname limit 1""", row -> row.date("day"), day);
    }

    /** How many blocks the part of that day has now. */
    long blocks(LocalDate day) {
        return database.one("""
                        select coalesce(pg_relation_size(to_regclass('click_' || to_char(?::date, 'YYYYMMDD'))), 0)
                            / current_setting('block_size')::bigint as blocks""", row -> row.longNumber("blocks"), day).orElse(0L);
    }

    /**
     * The clicks of the piece that another classifier has judged.
     *
     * <p>Where a click lies does not change while it has not been judged again: nothing else ever changes clicks. What is
     * counted meanwhile is judged by the present classifier already, and so is what this run has written anew.
     */
    List<Found> read(Chunk chunk, int classifier) {
        return database.list(
                "select c.ctid::text as place, " + FACTS + " from click c " + DICTIONARIES + """
                         where c.at >= ? and c.at < ? and c.at >= ? and c.at < ?
                            and c.ctid >= ?::tid and c.ctid < ?::tid and c.classifier <> ?""",
                ClassifierRunRepository::found,
                chunk.dayBegin(),
                chunk.dayEnd(),
                chunk.from(),
                chunk.to(),
                "(" + chunk.fromBlock() + ",0)",
                "(" + chunk.toBlock() + ",0)",
                classifier);
    }

    /** Lets nobody count clicks until the transaction ends. */
    void holdCounting() {
        database.list(
                "select partition from click_offset order by topic_id, partition for update",
                row -> row.number("partition"));
    }

    /** The clicks of those visitors that were counted on that day, without those that {@link #read} gives. */
    List<Found> counted(Collection<Judge.Pair> pairs, Chunk chunk, int classifier) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Judge.Pair> asked = List.copyOf(pairs);
        ClickRepository.oneLookForEach(database);
        return database.list(
                "select c.ctid::text as place, " + FACTS + """
                         from unnest(?::uuid[], ?::uuid[]) as p (link_id, visitor)
                            cross join lateral (
                                select ctid, * from click
                                where class = 1 and uuid_hash(link_id) = uuid_hash(p.link_id)
                                    and uuid_hash(visitor) = uuid_hash(p.visitor)
                                    and link_id = p.link_id and visitor = p.visitor and at >= ? and at < ?
                                    and not (classifier <> ? and at >= ? and at < ?
                                        and ctid >= ?::tid and ctid < ?::tid)) c
                        """ + DICTIONARIES,
                ClassifierRunRepository::found,
                column(asked, Judge.Pair::linkId),
                column(asked, Judge.Pair::visitor),
                chunk.dayBegin(),
                chunk.dayEnd(),
                classifier,
                chunk.from(),
                chunk.to(),
                "(" + chunk.fromBlock() + ",0)",
                "(" + chunk.toBlock() + ",0)");
    }

    /** Writes the new verdicts. What a click is stays as it was taken: only what was made of it changes. */
    void write(List<Found> found, List<Rejudged> rejudged, Chunk chunk, int classifier) {
        int written = database.update(
                """
                update click c set class = n.class, reason = n.reason, classifier = ?
                from unnest(?::text[], ?::integer[], ?::integer[]) as n (place, class, reason)
                where c.at >= ? and c.at < ? and c.ctid = n.place::tid""",
                classifier,
                column(found, Found::place),
                column(rejudged, each -> each.verdict().clickClass().code()),
                column(rejudged, each -> each.verdict().code()),
                chunk.dayBegin(),
                chunk.dayEnd());
        if (written != found.size()) {
            throw new IllegalStateException("Of " + found.size() + " clicks " + written
                    + " were found again: they were written anew meanwhile");
        }
    }

    /** Takes the clicks from where they were counted and counts them where they belong now, in the open epoch. */
    void correct(List<Found> found, List<Rejudged> rejudged, int classifier, long epoch) {
        Map<Cell, Long> cells = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
            Click click = found.get(i).stored().click();
            Instant quarter = ClickRepository.quarter(click.at());
            ClickClass before = found.get(i).stored().verdict().clickClass();
            ClickClass after = rejudged.get(i).verdict().clickClass();
            cells.merge(
                    new Cell(
                            click.linkId(), quarter, before.code(), found.get(i).classifier()),
                    -1L,
                    Long::sum);
            cells.merge(new Cell(click.linkId(), quarter, after.code(), classifier), 1L, Long::sum);
        }
        List<Cell> keys = List.copyOf(cells.keySet());
        database.update(
                """
                insert into click_rollup (link_id, quarter, class, classifier, epoch, clicks)
                select link_id, quarter, class, classifier, ?, clicks
                from unnest(?::uuid[], ?::timestamptz[], ?::integer[], ?::integer[], ?::bigint[])
                    as c (link_id, quarter, class, classifier, clicks)
                on conflict (link_id, quarter, class, classifier, epoch)
                do update set clicks = click_rollup.clicks + excluded.clicks""",
                epoch,
                column(keys, Cell::linkId),
                column(keys, Cell::quarter),
                column(keys, Cell::clickClass),
                column(keys, Cell::classifier),
                List.copyOf(cells.values()));
    }

    /** The different traces that people have left on a link, by clicks that led somewhere: page before and browser. */
    List<Map.Entry<Optional<String>, String>> humanTraces(UUID linkId) {
        return database.list(
                """
                select distinct c.referrer, coalesce(u.text, '') as user_agent
                from click c left join user_agent u on u.id = c.user_agent_id
                where uuid_hash(c.link_id) = uuid_hash(?) and c.link_id = ? and c.class = 1 and c.status < 400""",
                row -> Map.entry(Optional.ofNullable(row.optionalText("referrer")), row.text("user_agent")),
                linkId,
                linkId);
    }

    /** Whose verified crawlers have fetched a link, when it led somewhere. */
    Set<String> verifiedCrawlers(UUID linkId) {
        return Set.copyOf(database.list("""
                select distinct a.name from click c join address_label a on a.id = c.address_label_id
                where c.link_id = ? and c.reason = 10 and c.status < 400 and a.kind = 'CRAWLER'""", row -> row.text("name"), linkId));
    }

    /** The step is done: where the next one begins, and what this one did. */
    void advance(UUID id, LocalDate nextDay, long nextBlock, int judged, int withdrawn, int gained, Duration lease) {
        database.update("""
                update classifier_run set next_day = ?, next_block = ?, judged = judged + ?,
                    evidence_withdrawn = evidence_withdrawn + ?, evidence_gained = evidence_gained + ?,
                    failed_attempts = 0, lease_until = clock_timestamp() + ?::bigint * interval '1 ms'
                where id = ?""", nextDay, nextBlock, judged, withdrawn, gained, lease.toMillis(), id);
    }

    void addUp(UUID id, List<Rejudged> rejudged) {
        Map<ClassifierRun.Change, Long> changes = new HashMap<>();
        Map<Rejudge.Rule, Long> kept = new TreeMap<>();
        for (Rejudged each : rejudged) {
            if (each.changesClass()) {
                changes.merge(
                        new ClassifierRun.Change(
                                each.stored().verdict().clickClass(),
                                each.verdict().clickClass(),
                                0),
                        1L,
                        Long::sum);
            }
            each.notJudged().forEach(rule -> kept.merge(rule, 1L, Long::sum));
        }
        changes.forEach((change, clicks) ->
                database.update("""
                insert into classifier_run_change as known (run_id, from_class, to_class, clicks) values (?, ?, ?, ?)
                on conflict on constraint classifier_run_change_pk do update set clicks = known.clicks + excluded.clicks""", id, change.from().code(), change.to().code(), clicks));
        kept.forEach((rule, clicks) -> database.update("""
                insert into classifier_run_kept as known (run_id, rule, clicks) values (?, ?, ?)
                on conflict on constraint classifier_run_kept_pk do update set clicks = known.clicks + excluded.clicks""", id, rule, clicks));
    }

    /** Gives back whether it is tried again. */
    boolean recordFailure(UUID id, UUID holder, String failure, int attempts, Instant now) {
        return database.one(
                        """
                        update classifier_run set failed_attempts = failed_attempts + 1, failure = ?,
                            status = case when failed_attempts + 1 >= ? then 'FAILED' else status end,
                            finished_at = case when failed_attempts + 1 >= ? then ?::timestamptz end
                        where id = ? and held_by = ? and status in ('RUNNING', 'STOPPING')
                        returning status""",
                        row -> !ClassifierRunStatus.valueOf(row.text("status")).isOver(),
                        failure,
                        attempts,
                        attempts,
                        now,
                        id,
                        holder)
                .orElse(false);
    }

    private static Found found(Row row) throws SQLException {
        UUID visitor = row.optionalUuid("visitor");
        String kind = row.optionalText("kind");
        String userAgent = row.optionalText("user_agent");
        Click click = new Click(
                row.uuid("link_id"),
                row.instant("at"),
                new ClickFlags(row.number("flags")),
                row.number("status"),
                userAgent == null ? "" : userAgent,
                row.optionalText("referrer"),
                kind == null
                        ? null
                        : new AddressLabel(AddressLabel.Kind.valueOf(kind), row.text("name"), row.text("version")),
                row.number("burst"),
                row.optionalText("country"),
                visitor == null ? null : new VisitorHashes(visitor, null, null, null));
        return new Found(
                row.text("place"),
                row.number("classifier"),
                new Stored(click, Verdict.of(row.number("reason")), row.optionalInstant("issued_at")));
    }

    private ClassifierRun run(Row row) throws SQLException {
        UUID id = row.uuid("id");
        return new ClassifierRun(
                id,
                ClassifierRunStatus.valueOf(row.text("status")),
                Classifier.version(row.number("rules"), row.text("patterns")),
                row.instant("from_at"),
                row.instant("to_at"),
                row.instant("created_at"),
                row.optionalInstant("started_at"),
                row.optionalInstant("finished_at"),
                row.optionalText("failure"),
                row.optionalLong("total"),
                row.longNumber("judged"),
                row.longNumber("evidence_withdrawn"),
                row.longNumber("evidence_gained"),
                database.list(
                        """
                        select from_class, to_class, clicks from classifier_run_change
                        where run_id = ? order by from_class, to_class""",
                        each -> new ClassifierRun.Change(
                                ClickClass.of(each.number("from_class")),
                                ClickClass.of(each.number("to_class")),
                                each.longNumber("clicks")),
                        id),
                database.list(
                        "select rule, clicks from classifier_run_kept where run_id = ? order by rule",
                        each -> new ClassifierRun.Kept(
                                Rejudge.Rule.valueOf(each.text("rule")), each.longNumber("clicks")),
                        id));
    }

    private static <T> Collection<@Nullable Object> column(List<T> rows, Function<T, @Nullable Object> value) {
        List<@Nullable Object> column = new ArrayList<>(rows.size());
        for (T row : rows) {
            column.add(value.apply(row));
        }
        return column;
    }
}
