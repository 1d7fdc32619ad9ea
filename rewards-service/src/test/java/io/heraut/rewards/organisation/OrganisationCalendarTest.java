package io.heraut.rewards.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class OrganisationCalendarTest {
    private final OrganisationCalendar amsterdam = OrganisationCalendar.of("Europe/Amsterdam");

    @Test
    void aDayBeginsAtTheOrganisationsMidnight() {
        assertThat(amsterdam.dayOf(Instant.parse("2026-07-01T21:59:59Z"))).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(amsterdam.dayOf(Instant.parse("2026-07-01T22:00:00Z"))).isEqualTo(LocalDate.of(2026, 7, 2));
    }

    @Test
    void aMonthBeginsAtTheOrganisationsMidnight() {
        assertThat(amsterdam.monthOf(Instant.parse("2026-12-31T23:00:00Z"))).isEqualTo(YearMonth.of(2027, 1));
        assertThat(amsterdam.startOf(YearMonth.of(2027, 1))).isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
    }

    @Test
    void aDayWithoutMidnightBeginsWhenItsClockDoes() {
        OrganisationCalendar santiago = OrganisationCalendar.of("America/Santiago");

        assertThat(santiago.startOf(LocalDate.of(2026, 9, 6))).isEqualTo(Instant.parse("2026-09-06T04:00:00Z"));
    }

    @Test
    void aWrongTimeZoneIsNamedInASentence() {
        assertThatThrownBy(() -> OrganisationCalendar.of("Europe/Atlantis"))
                .hasMessage("heraut.organisation.time-zone is \"Europe/Atlantis\", which is no time zone:"
                        + " give a name like Europe/Amsterdam");
    }
}
