package io.heraut.sharing.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From what a report is added up. The sums hold all epochs up to their position; what an older or a newer state has more or
 * less than they is taken from the single counts by epoch. The result is the same whatever the sums hold.
 *
 * @param sums the times that are read from the sums
 * @param parts what is added to them or taken away
 */
record ReadPlan(List<Interval> sums, List<Part> parts) {
    /**
     * Counts of some times that came in some epochs.
     *
     * @param after the epoch before the first one
     * @param upTo the last epoch
     * @param isAdded or taken away
     */
    record Part(List<Interval> times, long after, long upTo, boolean isAdded) {
        Part {
            times = Interval.joined(times);
        }
    }

    /**
     * A day of the organisation.
     *
     * @param firstEpoch that the sums hold of it; null when they hold none
     * @param lastEpoch that the sums hold of it
     */
    record Day(Interval time, @Nullable Long firstEpoch, long lastEpoch) {}

    /**
     * @param range what is asked for
     * @param days all that have a part in it, in their order
     * @param asOf the last epoch that counts
     * @param position the last epoch that the sums hold
     * @param wholeDaysOnly whether the sums only know whole days
     */
    static ReadPlan of(Interval range, List<Day> days, long asOf, long position, boolean wholeDaysOnly, Instant now) {
        List<Interval> sums = new ArrayList<>();
        List<Interval> later = new ArrayList<>();
        List<Interval> missing = new ArrayList<>();
        List<Interval> single = new ArrayList<>();
        List<Interval> surplus = new ArrayList<>();
        boolean areThereSums = days.stream().anyMatch(day -> day.firstEpoch() != null);
        for (Day day : days) {
            Interval asked = day.time().within(range);
            Interval read = asked;
            if (wholeDaysOnly && !asked.equals(day.time())) {
                List<Interval> rest = day.time().without(asked);
                if (past(rest, now).compareTo(past(List.of(asked), now)) >= 0) {
                    single.add(asked);
                    continue;
                }
                surplus.addAll(rest);
                read = day.time();
            }
            missing.add(read);
            // Of a day between others of which nothing is known there is nothing to read: they stay one time.
            if (day.firstEpoch() == null ? areThereSums : day.firstEpoch() <= asOf) {
                sums.add(read);
                if (day.firstEpoch() != null && day.lastEpoch() > asOf) {
                    later.add(read);
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        if (asOf > position) {
            add(parts, new Part(missing, position, asOf, true));
        } else {
            add(parts, new Part(later, asOf, position, false));
        }
        add(parts, new Part(single, 0, asOf, true));
        add(parts, new Part(surplus, 0, asOf, false));
        return new ReadPlan(Interval.joined(sums), parts);
    }

    /** Everything from the single counts. */
    static ReadPlan single(Interval range, long asOf) {
        return new ReadPlan(List.of(), List.of(new Part(List.of(range), 0, asOf, true)));
    }

    /** How much of it lies behind us: about as much is there to read. */
    private static Duration past(List<Interval> times, Instant now) {
        Interval past = new Interval(Instant.MIN, now);
        return times.stream().map(time -> time.within(past).length()).reduce(Duration.ZERO, Duration::plus);
    }

    private static void add(List<Part> parts, Part part) {
        if (!part.times().isEmpty()) {
            parts.add(part);
        }
    }
}
