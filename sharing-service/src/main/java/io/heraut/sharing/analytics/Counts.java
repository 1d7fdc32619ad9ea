package io.heraut.sharing.analytics;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements that give tallies by {@code at} and some columns of the share out of the single counts, with their parameters.
 * What fills the sums and what reads beside them are the same statements.
 */
final class Counts {
    private static final String NO_CLICKS =
            Arrays.stream(ClickClass.values()).map(each -> "0").collect(Collectors.joining(", "));
    private static final String NO_SHARES = Arrays.stream(EvidenceLevel.values())
            .map(each -> "0 as " + each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final List<String> keys;
    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** @param keys columns of the share */
    Counts(String... keys) {
        this.keys = List.of(keys);
    }

    String sql() {
        return sql.toString();
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    Counts append(String text, @Nullable Object... values) {
        sql.append(text);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** Both of what follows. */
    Counts append(ReadPlan.Part part) {
        return clicks(part).append("\nunion all\n").shares(part);
    }

    private Counts clicks(ReadPlan.Part part) {
        String sign = part.isAdded() ? "" : "-";
        append("select r.quarter as at, " + keys("s"));
        for (ClickClass each : ClickClass.values()) {
            append(", " + sign + "(case when r.class = " + each.code() + " then r.clicks else 0 end) as " + name(each));
        }
        append(", " + NO_SHARES + """

                from click_rollup r join tracked_link l on l.id = r.link_id join share s on s.id = l.share_id
                where r.epoch > ? and r.epoch <= ? and\s""", part.after(), part.upTo());
        return within("r.quarter", part.times());
    }

    /** A share moves from the level that it held before those epochs to the one that it held after them. */
    private Counts shares(ReadPlan.Part part) {
        String sign = part.isAdded() ? "" : "-";
        append("""
                select date_bin('15 minutes', c.created_at, timestamptz '2000-01-01 00:00:00Z'),\s""" + keys("c") + ", " + NO_CLICKS);
        for (EvidenceLevel each : EvidenceLevel.values()) {
            int rank = each.ordinal() + 1;
            append(", " + sign + "((c.later = " + rank + ")::int - (c.earlier = " + rank + ")::int)");
        }
        append("\nfrom (select s.created_at, " + keys("s") + ", ");
        level(part.upTo()).append(" as later, ");
        level(part.after()).append(" as earlier from share s where ");
        if (part.after() > 0) {
            append("""
                    s.id in (select share_id from evidence where epoch > ? and epoch <= ? union all
                    select share_id from evidence where withdrawn_epoch > ? and withdrawn_epoch <= ?) and\s""", part.after(), part.upTo(), part.after(), part.upTo());
        }
        return within("s.created_at", part.times()).append(") c where c.later <> c.earlier");
    }

    private Counts level(long epoch) {
        return append("""
                coalesce((select max(evidence_rank(e.level)) from evidence e where e.share_id = s.id and e.epoch <= ?
                and (e.withdrawn_epoch is null or e.withdrawn_epoch > ?)), 0)""", epoch, epoch);
    }

    Counts within(String column, List<Interval> times) {
        append("(");
        for (int i = 0; i < times.size(); i++) {
            Interval time = times.get(i);
            append((i == 0 ? "" : " or ") + column + " >= ? and " + column + " < ?", time.from(), time.to());
        }
        return append(")");
    }

    static final Interval EVER =
            new Interval(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("2300-01-01T00:00:00Z"));

    private String keys(String table) {
        return keys.stream().map(key -> table + "." + key).collect(Collectors.joining(", "));
    }

    private static String name(ClickClass clickClass) {
        return clickClass.name().toLowerCase(Locale.ROOT);
    }
}
