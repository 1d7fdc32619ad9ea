package io.heraut.sharing.results;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Whole days of a time zone, both ends included. */
record ResultsPeriod(LocalDate from, LocalDate to, ZoneId zone) {
    static final int DEFAULT_DAYS = 90;
    static final int MAX_DAYS = 731;

    /**
     * The period that was asked for; what was left out is taken from the last 90 days, today included.
     *
     * @throws ProblemException 400 when it can not be
     */
    static ResultsPeriod of(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String zone, ZoneId organisation, Instant now) {
        ZoneId where = zone == null ? organisation : zone(zone);
        LocalDate end = to == null ? latest(from, LocalDate.ofInstant(now, where)) : to;
        LocalDate begin = from == null ? end.minusDays(DEFAULT_DAYS - 1L) : from;
        long days = ChronoUnit.DAYS.between(begin, end) + 1;
        if (days < 1) {
            throw refused("to", "must not be before from");
        }
        if (days > MAX_DAYS) {
            throw refused("from", "must be at most " + MAX_DAYS + " days before to");
        }
        if (begin.getYear() < 2000 || end.getYear() > 2199) {
            throw refused("from", "must be within the years 2000 to 2199");
        }
        return new ResultsPeriod(begin, end, where);
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate latest(@Nullable LocalDate from, LocalDate today) {
        return from != null && from.isAfter(today) ? from : today;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw refused("zone", "must be a time zone such as Europe/Amsterdam");
        }
    }

    private static ProblemException refused(String parameter, String reason) {
        return new ProblemException(CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.")
                .withParameterError(parameter, reason);
    }
}
