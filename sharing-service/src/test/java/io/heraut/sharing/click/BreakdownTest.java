package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakdownTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final List<Breakdown.Share> SHARES = List.of(
            new Breakdown.Share(Breakdown.By.COUNTRY, "NL", 5),
            new Breakdown.Share(Breakdown.By.COUNTRY, null, 2),
            new Breakdown.Share(Breakdown.By.DEVICE, "PHONE", 10));

    private static Breakdown breakdown(long visitors, int describedFrom) {
        return Breakdown.of(
                Instant.EPOCH,
                describedFrom,
                SHARES,
                List.of(new DayOfClicks(DAY, 4), new DayOfClicks(DAY.plusDays(1), 6)),
                List.of(new DayOfVisitors(DAY, visitors)));
    }

    @Test
    void thePartsAddUpToTheClicks() {
        Breakdown breakdown = breakdown(3, 3);

        assertThat(breakdown.clicks()).isEqualTo(10);
        assertThat(breakdown.byCountry())
                .containsExactly(new Part("NL", 5), new Part("unknown", 2), new Part("other", 3));
        assertThat(breakdown.byDevice()).containsExactly(new Part("PHONE", 10));
        assertThat(breakdown.byBrowser()).containsExactly(new Part("other", 10));
    }

    @Test
    void tooFewVisitorsAreNotDescribed() {
        Breakdown breakdown = breakdown(2, 3);

        assertThat(breakdown.byCountry()).isNull();
        assertThat(breakdown.byDevice()).isNull();
        assertThat(breakdown.byBrowser()).isNull();
        assertThat(breakdown.byReferrer()).isNull();
        assertThat(breakdown.byDay()).hasSize(2);
        assertThat(breakdown.dailyUniqueVisitors()).containsExactly(new DayOfVisitors(DAY, 2));
    }
}
