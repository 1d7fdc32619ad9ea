package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.click.CountedVisitors.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CountedVisitorsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final UUID LINK = new UUID(1, 1);

    /** Somebody was counted, or is asked for. */
    record Step(boolean isAsked, int visitor, int minute) {}

    private final CountedVisitors memory = new CountedVisitors(100_000, 16);

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 400))
                .as(Step::new)
                .list()
                .ofMaxSize(400);
    }

    /** Small enough to forget most of what it is told, it must not say anything wrong. */
    @Property(tries = 300)
    void whatItSaysIsTrue(@ForAll("steps") List<Step> steps) {
        CountedVisitors small = new CountedVisitors(64, 4);
        small.coversFrom(BEGIN);
        List<Step> counted = new ArrayList<>();
        for (Step step : steps) {
            Instant at = BEGIN.plus(Duration.ofMinutes(step.minute()));
            UUID visitor = new UUID(step.visitor(), 7);
            if (!step.isAsked()) {
                small.add(LINK, visitor, at);
                counted.add(step);
                continue;
            }
            boolean isCounted = counted.stream()
                    .anyMatch(each -> each.visitor() == step.visitor() && Math.abs(each.minute() - step.minute()) < 60);
            switch (small.wasCounted(LINK, visitor, at)) {
                case COUNTED -> assertThat(isCounted).isTrue();
                case NOT_COUNTED -> assertThat(isCounted).isFalse();
                case UNKNOWN -> {
                    // Then the database is asked.
                }
            }
        }
    }

    @Test
    void withoutAStartNothingIsSaidOfThePast() {
        assertThat(memory.wasCounted(LINK, UUID.randomUUID(), BEGIN)).isEqualTo(Answer.UNKNOWN);
        memory.coversFrom(BEGIN);
        assertThat(memory.wasCounted(LINK, UUID.randomUUID(), BEGIN.plus(Duration.ofMinutes(59))))
                .isEqualTo(Answer.UNKNOWN);
        assertThat(memory.wasCounted(LINK, UUID.randomUUID(), BEGIN.plus(Duration.ofMinutes(61))))
                .isEqualTo(Answer.NOT_COUNTED);
    }

    @Test
    void hardlyAnybodyHasToBeLookedUp() {
        memory.coversFrom(BEGIN);
        Instant later = BEGIN.plus(Duration.ofHours(2));
        for (int i = 0; i < 50_000; i++) {
            memory.add(LINK, new UUID(i, 1), later);
        }
        int unknown = 0;
        for (int i = 0; i < 50_000; i++) {
            if (memory.wasCounted(LINK, new UUID(i, 2), later) != Answer.NOT_COUNTED) {
                unknown++;
            }
        }
        assertThat(unknown).isLessThan(1_000);
        assertThat(memory.wasCounted(LINK, new UUID(49_999, 1), later)).isEqualTo(Answer.COUNTED);
        assertThat(memory.wasCounted(LINK, new UUID(1, 1), later)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void whatIsTooOldGoes() {
        memory.coversFrom(BEGIN);
        memory.add(LINK, new UUID(1, 1), BEGIN.plus(Duration.ofHours(1)));
        memory.forgetBefore(BEGIN.plus(Duration.ofHours(3)));
        assertThat(memory.wasCounted(LINK, new UUID(5, 5), BEGIN.plus(Duration.ofHours(4))))
                .isEqualTo(Answer.NOT_COUNTED);
        assertThat(memory.wasCounted(LINK, new UUID(5, 5), BEGIN.plus(Duration.ofMinutes(100))))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void moreThanFitIntoAQuarterOfAnHourAreNotKept() {
        CountedVisitors small = new CountedVisitors(1_000, 16);
        small.coversFrom(BEGIN);
        Instant later = BEGIN.plus(Duration.ofHours(2));
        for (int i = 0; i < 5_000; i++) {
            small.add(LINK, new UUID(i, 1), later);
        }
        assertThat(small.wasCounted(LINK, new UUID(4_000, 1), later)).isEqualTo(Answer.UNKNOWN);
        assertThat(small.wasCounted(LINK, new UUID(1, 2), later)).isEqualTo(Answer.UNKNOWN);

        // The next quarter of an hour is known again, from where those before it do not matter any more.
        Instant next = later.plus(Duration.ofMinutes(15));
        small.add(LINK, new UUID(9, 9), next);
        assertThat(small.wasCounted(LINK, new UUID(4_000, 1), next)).isEqualTo(Answer.UNKNOWN);
        Instant muchLater = next.plus(Duration.ofMinutes(61));
        assertThat(small.wasCounted(LINK, new UUID(1, 2), muchLater)).isEqualTo(Answer.NOT_COUNTED);
    }
}
