package io.heraut.sharing.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.web.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultsPeriodTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant NOW = Instant.parse("2026-03-31T22:30:00Z");

    private static ResultsPeriod period(@Nullable String from, @Nullable String to, @Nullable String zone) {
        return ResultsPeriod.of(
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                zone,
                AMSTERDAM,
                NOW);
    }

    @Test
    void withoutDaysItIsTheLastNinetyWithToday() {
        ResultsPeriod period = period(null, null, null);

        assertThat(period.to()).isEqualTo("2026-04-01");
        assertThat(period.from()).isEqualTo("2026-01-02");
        assertThat(period(null, null, "UTC").to()).isEqualTo("2026-03-31");
    }

    @Test
    void daysBeginWhereTheZoneIsAndMayBeLongerOrShorter() {
        ResultsPeriod period = period("2026-03-29", "2026-03-29", null);

        assertThat(period.start()).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(period.end()).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(period("2026-03-01", "2026-03-01", "Asia/Kolkata").start()).isEqualTo("2026-02-28T18:30:00Z");
    }

    @Test
    void aBeginningInTheFutureIsADayInTheFuture() {
        assertThat(period("2026-05-01", null, null).to()).isEqualTo("2026-05-01");
    }

    @Test
    void whatCanNotBeIsRefusedByName() {
        refused(() -> period("2026-03-02", "2026-03-01", null), "to");
        refused(() -> period("2020-03-02", "2026-03-01", null), "from");
        refused(() -> period("1999-12-31", "2000-01-02", null), "from");
        refused(() -> period(null, "+999999999-12-31", null), "from");
        refused(() -> period(null, null, "Europe/Atlantis"), "zone");
    }

    private static void refused(Runnable attempt, String parameter) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors().getFirst().toString())
                                .contains(parameter));
    }
}
