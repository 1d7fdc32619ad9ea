package io.heraut.sharing.organisation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days where the organisation is. */
public record OrganisationCalendar(ZoneId zone) {
    /**
     * The calendar of a time zone by its name.
     *
     * @throws IllegalArgumentException with a sentence that names the property when there is no such zone
     */
    public static OrganisationCalendar of(String timeZone) {
        try {
            return new OrganisationCalendar(ZoneId.of(timeZone.strip()));
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
}
