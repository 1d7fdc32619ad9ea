package io.heraut.sharing.metric;

import io.heraut.kit.audit.Audit;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The definitions of the metrics, in all their versions. */
@ApplicationScoped
public class MetricDefinitionService {
    private static final Pattern KEY = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** Which version of a definition stood behind a figure. */
    public record Used(String key, int version) {}

    /** How a figure was computed. */
    public record Formula(String text, int version) {}

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    MetricDefinitionService(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** The versions that were the latest as of the epoch, by key. */
    public List<Used> used(Collection<String> keys, long asOf) {
        return database.list("""
                select key, max(version) as version from metric_definition where key = any (?::text[]) and epoch <= ?
                group by key order by key""", row -> new Used(row.text("key"), row.number("version")), keys, asOf);
    }

    /** The formula that was the latest as of the epoch. */
    public Formula formula(String key, long asOf) {
        return database.one("""
                        select formula, version from metric_definition where key = ? and epoch <= ?
                        order by version desc limit 1""", row -> new Formula(row.text("formula"), row.number("version")), key, asOf)
                .orElseThrow(() -> new IllegalStateException("There is no definition of " + key));
    }

    @Transactional
    Page<MetricDefinition> list(PageQuery query) {
        String after = query.cursor() == null
                ? ""
                : Cursor.decode(query.cursor(), 1).text(0).replace("\0", "");
        return Page.of(
                database.list("""
                        select distinct on (key) * from metric_definition where key > ? order by key, version desc
                        limit ?""", MetricDefinitionService::definition, after, query.limit() + 1),
                query.limit(),
                each -> Cursor.encode(each.key()));
    }

    /** @param version the latest one when null */
    @Transactional
    MetricDefinition get(String key, @Nullable Integer version) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such definition.");
        }
        return database.one("""
                        select * from metric_definition where key = ? and (?::integer is null or version = ?)
                        order by version desc limit 1""", MetricDefinitionService::definition, key, version, version)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such definition."));
    }

    @Transactional
    Page<MetricDefinition> versions(String key, PageQuery query) {
        get(key, null);
        long before = query.cursor() == null
                ? Integer.MAX_VALUE
                : Cursor.decode(query.cursor(), 1).number(0);
        return Page.of(
                database.list(
                        "select * from metric_definition where key = ? and version < ? order by version desc limit ?",
                        MetricDefinitionService::definition,
                        key,
                        before,
                        query.limit() + 1),
                query.limit(),
                each -> Cursor.encode(each.version()));
    }

    @Transactional
    MetricDefinition add(String key, MetricDefinitionRequest request) {
        // Two who add at once take their turn.
        database.run("select pg_advisory_xact_lock(hashtext('heraut.metric-definition'))");
        int version = get(key, null).version() + 1;
        database.update(
                """
                insert into metric_definition (key, version, created_at, title, numerator, denominator, time_basis,
                    exclusions, formula, unit) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                key,
                version,
                clock.instant(),
                request.title(),
                request.numerator(),
                request.denominator(),
                request.timeBasis(),
                request.exclusions(),
                request.formula(),
                request.unit());
        // Metrics have no ids; their names are as good.
        audit.record(
                "define",
                "metric",
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                Map.of("key", key, "version", version));
        return get(key, version);
    }

    private static MetricDefinition definition(Row row) throws SQLException {
        return new MetricDefinition(
                row.text("key"),
                row.number("version"),
                row.instant("created_at"),
                row.text("title"),
                row.text("numerator"),
                row.optionalText("denominator"),
                row.text("time_basis"),
                row.text("exclusions"),
                row.text("formula"),
                row.text("unit"));
    }
}
