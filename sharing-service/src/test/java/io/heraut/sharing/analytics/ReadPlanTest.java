package io.heraut.sharing.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the sums hold, a plan adds up to what the single counts do. */
class ReadPlanTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS_A_DAY = 4;
    private static final int DAYS = 5;
    private static final int EPOCHS = 12;

    record Row(int quarter, int epoch, int clicks) {
        Instant at() {
            return time(quarter);
        }
    }

    private static Instant time(int quarter) {
        return BEGIN.plus(QUARTER.multipliedBy(quarter));
    }

    private static Interval day(int day) {
        return new Interval(time(day * QUARTERS_A_DAY), time((day + 1) * QUARTERS_A_DAY));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, DAYS * QUARTERS_A_DAY - 1),
                        Arbitraries.integers().between(1, EPOCHS),
                        Arbitraries.integers().between(-3, 9))
                .as(Row::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void aPlanAddsUpToTheSingleCounts(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 0, max = EPOCHS) int position,
            @ForAll @IntRange(min = 1, max = EPOCHS) int asOf,
            @ForAll @IntRange(min = 0, max = DAYS * QUARTERS_A_DAY - 1) int from,
            @ForAll @IntRange(min = 1, max = DAYS * QUARTERS_A_DAY) int length,
            @ForAll @IntRange(min = 0, max = DAYS * QUARTERS_A_DAY) int now,
            @ForAll @IntRange(min = 1, max = 4) int step,
            @ForAll boolean wholeDaysOnly) {
        int to = Math.min(from + length, DAYS * QUARTERS_A_DAY);
        Interval range = new Interval(time(from), time(to));
        List<ReadPlan.Day> days = new ArrayList<>();
        for (int day = from / QUARTERS_A_DAY; day * QUARTERS_A_DAY < to; day++) {
            days.add(known(day, rows, position, step));
        }

        ReadPlan plan = ReadPlan.of(range, days, asOf, position, wholeDaysOnly, time(now));

        int expected = sum(rows, List.of(range), 0, asOf);
        int planned = sum(rows, plan.sums(), 0, position);
        for (ReadPlan.Part part : plan.parts()) {
            int sum = sum(rows, part.times(), part.after(), part.upTo());
            planned += part.isAdded() ? sum : -sum;
        }
        assertThat(planned).isEqualTo(expected);
        if (wholeDaysOnly) {
            assertThat(plan.sums())
                    .allSatisfy(time -> assertThat(
                                    Duration.between(BEGIN, time.from()).toMinutes() % 60)
                            .isZero())
                    .allSatisfy(time -> assertThat(
                                    Duration.between(BEGIN, time.to()).toMinutes() % 60)
                            .isZero());
        }
    }

    /** As the sums are made: some epochs at a time, of which the first and the last are written down. */
    private static ReadPlan.Day known(int day, List<Row> rows, int position, int step) {
        Long first = null;
        long last = 0;
        for (int after = 0; after < position; after += step) {
            int upTo = Math.min(after + step, position);
            long from = after;
            if (rows.stream()
                    .anyMatch(row ->
                            row.quarter() / QUARTERS_A_DAY == day && row.epoch() > from && row.epoch() <= upTo)) {
                first = first == null ? Long.valueOf(after + 1L) : first;
                last = upTo;
            }
        }
        return new ReadPlan.Day(day(day), first, last);
    }

    private static int sum(List<Row> rows, List<Interval> times, long after, long upTo) {
        return rows.stream()
                .filter(row -> row.epoch() > after && row.epoch() <= upTo)
                .filter(row -> times.stream()
                        .anyMatch(time ->
                                !row.at().isBefore(time.from()) && row.at().isBefore(time.to())))
                .mapToInt(Row::clicks)
                .sum();
    }
}
