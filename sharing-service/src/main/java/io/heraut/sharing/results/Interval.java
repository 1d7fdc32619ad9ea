package io.heraut.sharing.results;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Into which pieces of time results are cut. */
public enum Interval {
    DAY,
    /** From Monday on. */
    WEEK;

    /** The first day of the piece that the day is in. */
    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        };
    }
}
