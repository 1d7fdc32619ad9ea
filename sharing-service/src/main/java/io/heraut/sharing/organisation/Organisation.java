package io.heraut.sharing.organisation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * Where the organisation's days begin, and how many people a figure needs.
 *
 * @param k how many people stand at least behind each figure
 */
public record Organisation(ZoneId zone, int k) {

    /** @throws IllegalArgumentException with a sentence that names the property which is wrong */
    static Organisation of(String timeZone, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("heraut.organisation.privacy.k is " + k
                    + ": somebody has to stand behind a figure; 1 protects nobody");
        }
        try {
            return new Organisation(ZoneId.of(timeZone.strip()), k);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "heraut.organisation.time-zone is \"" + timeZone
                            + "\", which is no time zone: give a name like Europe/Amsterdam",
                    e);
        }
    }

    public LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /** The first moment of the day; where clocks skip midnight, the first that exists. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Instant startOf(YearMonth month) {
        return startOf(month.atDay(1));
    }
}
