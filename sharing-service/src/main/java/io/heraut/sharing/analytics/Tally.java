package io.heraut.sharing.analytics;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickClass;
import io.heraut.sharing.database.Row;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What adds up: clicks by class, and shares by the highest level that they hold. */
final class Tally {
    static final Tally NONE = new Tally(new long[ClickClass.values().length + EvidenceLevel.values().length]);

    /** The columns of every table and statement that holds tallies, in their order. */
    static final List<String> COLUMNS = Stream.concat(
                    Arrays.stream(ClickClass.values()), Arrays.stream(EvidenceLevel.values()))
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();

    private final long[] counts;

    private Tally(long[] counts) {
        this.counts = counts;
    }

    static Tally of(Row row) throws SQLException {
        long[] counts = new long[COLUMNS.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = row.longNumber(COLUMNS.get(i));
        }
        return new Tally(counts);
    }

    /** The columns, each in these words, with commas. */
    static String columns(Function<String, String> words) {
        return COLUMNS.stream().map(words).collect(Collectors.joining(", "));
    }

    Tally plus(Tally other) {
        long[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new Tally(sum);
    }

    long clicks(ClickClass clickClass) {
        return counts[clickClass.ordinal()];
    }

    long shares(EvidenceLevel level) {
        return counts[ClickClass.values().length + level.ordinal()];
    }

    /** Requests of every class. */
    long raw() {
        return Arrays.stream(ClickClass.values()).mapToLong(this::clicks).sum();
    }

    /** Shares whose highest level is this one or a higher one. */
    long sharesFrom(EvidenceLevel level) {
        return Arrays.stream(EvidenceLevel.values())
                .filter(each -> each.compareTo(level) >= 0)
                .mapToLong(this::shares)
                .sum();
    }

    /** In the order of the columns. */
    List<Long> values() {
        return Arrays.stream(counts).boxed().toList();
    }

    boolean isNothing() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && Arrays.equals(counts, tally.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
