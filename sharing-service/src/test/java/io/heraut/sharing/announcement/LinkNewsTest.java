package io.heraut.sharing.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.ClicksByClass;
import io.heraut.events.LinkClicked;
import io.heraut.sharing.click.ClickClass;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkNewsTest {
    private static final Instant ISSUED = Instant.parse("2026-03-02T09:15:00Z");
    private static final Instant BEFORE = Instant.parse("2026-03-02T09:20:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T09:21:00Z");

    private static LinkNews news(
            @Nullable Instant announcedTo, Map<ClickClass, Long> pending, Map<ClickClass, Long> announced) {
        UUID id = new UUID(1, 2);
        return new LinkNews(id, id, id, id, "LINKEDIN", ISSUED, announcedTo, pending, announced);
    }

    @Test
    void theFirstPeriodBeginsWhenTheLinkWasIssued() {
        LinkClicked event = news(null, Map.of(ClickClass.HUMAN, 2L), Map.of()).event(NOW);

        assertThat(event.from()).isEqualTo(ISSUED);
        assertThat(event.to()).isEqualTo(NOW);
        assertThat(event.clicks()).isEqualTo(new ClicksByClass(2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(event.totals()).isEqualTo(event.clicks());
    }

    @Test
    void aLaterPeriodBeginsWhereTheOneBeforeEndedAndItsClicksAreInTheTotals() {
        LinkClicked event = news(
                        BEFORE,
                        Map.of(ClickClass.HUMAN, 3L, ClickClass.DUPLICATE, 1L),
                        Map.of(ClickClass.HUMAN, 2L, ClickClass.PREVIEW_BOT, 1L))
                .event(NOW);

        assertThat(event.from()).isEqualTo(BEFORE);
        assertThat(event.clicks()).isEqualTo(new ClicksByClass(3, 0, 0, 0, 0, 0, 1, 0));
        assertThat(event.totals()).isEqualTo(new ClicksByClass(5, 1, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void aCorrectionTakesFromOneClassWhatItGivesToAnother() {
        LinkNews news =
                news(BEFORE, Map.of(ClickClass.HUMAN, -2L, ClickClass.OTHER_BOT, 2L), Map.of(ClickClass.HUMAN, 5L));

        assertThat(news.isNews()).isTrue();
        assertThat(news.event(NOW).clicks()).isEqualTo(new ClicksByClass(-2, 0, 2, 0, 0, 0, 0, 0));
        assertThat(news.event(NOW).totals()).isEqualTo(new ClicksByClass(3, 0, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void whatWasCorrectedBackAndForthIsNoNews() {
        assertThat(news(BEFORE, Map.of(ClickClass.HUMAN, 0L, ClickClass.OTHER_BOT, 0L), Map.of(ClickClass.HUMAN, 5L))
                        .isNews())
                .isFalse();
    }
}
