package io.heraut.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), 0.2, HOUR);
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration TOOK = Duration.ofSeconds(2);
    private static final Instant END = START.plus(TOOK);
    private static final double MIDDLE = 0.5;

    @Test
    void anAnswerOfTwoHundredSomethingIsTaken() {
        assertThat(verdict(answer(200, null), 0)).isEqualTo(new Verdict.Taken());
        assertThat(verdict(answer(299, null), 2)).isEqualTo(new Verdict.Taken());
    }

    @Test
    void aRedirectIsAFailure() {
        assertThat(verdict(answer(302, null), 0)).isEqualTo(new Verdict.TryAgain(END.plusSeconds(5), null));
    }

    @Test
    void aFailureIsTriedAgainAfterTheWaitOfItsStep() {
        assertThat(verdict(answer(500, null), 0)).isEqualTo(new Verdict.TryAgain(END.plusSeconds(5), null));
        assertThat(verdict(noAnswer(), 1)).isEqualTo(new Verdict.TryAgain(END.plusSeconds(300), null));
    }

    @Test
    void afterTheLastWaitItIsGivenUp() {
        assertThat(verdict(noAnswer(), 2)).isEqualTo(new Verdict.GivenUp());
    }

    @Test
    void goneMeansGoneWhateverTheStep() {
        assertThat(verdict(answer(410, null), 0)).isEqualTo(new Verdict.EndpointGone());
        assertThat(verdict(answer(410, HOUR), 2)).isEqualTo(new Verdict.EndpointGone());
    }

    @Test
    void aTestIsTriedOnce() {
        assertThat(Verdict.of(noAnswer(), 0, true, SCHEDULE, MIDDLE)).isEqualTo(new Verdict.GivenUp());
        assertThat(Verdict.of(answer(204, null), 0, true, SCHEDULE, MIDDLE)).isEqualTo(new Verdict.Taken());
    }

    @Test
    void aReceiverThatAsksForLessPausesTheEndpoint() {
        Instant paused = END.plusSeconds(60);

        assertThat(verdict(answer(429, Duration.ofSeconds(60)), 0)).isEqualTo(new Verdict.TryAgain(paused, paused));
        assertThat(verdict(answer(503, Duration.ofSeconds(60)), 0)).isEqualTo(new Verdict.TryAgain(paused, paused));
    }

    @Test
    void retryAfterOnAnotherFailureMovesOnlyThatDelivery() {
        assertThat(verdict(answer(500, Duration.ofSeconds(60)), 0))
                .isEqualTo(new Verdict.TryAgain(END.plusSeconds(60), null));
    }

    @Test
    void retryAfterNeverShortensAWait() {
        assertThat(verdict(answer(429, Duration.ofSeconds(1)), 1))
                .isEqualTo(new Verdict.TryAgain(END.plusSeconds(300), END.plusSeconds(1)));
    }

    @Test
    void retryAfterIsBounded() {
        assertThat(verdict(answer(429, Duration.ofDays(30)), 0))
                .isEqualTo(new Verdict.TryAgain(END.plus(HOUR), END.plus(HOUR)));
    }

    @Property(tries = 200)
    void jitterStaysWithinItsPart(
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random,
            @ForAll @IntRange(min = 0, max = 1) int step) {
        Duration wait = SCHEDULE.waits().get(step);

        assertThat(SCHEDULE.waitAfter(step, null, random))
                .isBetween(
                        wait.multipliedBy(8).dividedBy(10),
                        wait.multipliedBy(12).dividedBy(10));
    }

    @Test
    void theEndsOfTheJitterAreReached() {
        assertThat(SCHEDULE.waitAfter(0, null, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(SCHEDULE.waitAfter(0, null, 0.999999)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aScheduleThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO), 0, HOUR))
                .hasMessage("every wait before a retry has to be longer than nothing");
        assertThatThrownBy(() -> new RetrySchedule(List.of(), 1, HOUR)).hasMessageContaining("jitter");
        assertThatThrownBy(() -> new RetrySchedule(List.of(), Double.NaN, HOUR)).hasMessageContaining("jitter");
    }

    @Test
    void retryAfterIsReadAsSecondsOrAsADate() {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(RetryAfter.parse("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse(" 0 ", now)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.parse("Mon, 02 Mar 2026 09:10:00 GMT", now)).isEqualTo(Duration.ofMinutes(10));
        assertThat(RetryAfter.parse("Mon, 02 Mar 2026 08:10:00 GMT", now)).isNull();
        assertThat(RetryAfter.parse("99999999999999999999", now)).isEqualTo(Duration.ofDays(365));
        assertThat(RetryAfter.parse("-5", now)).isNull();
        assertThat(RetryAfter.parse("soon", now)).isNull();
        assertThat(RetryAfter.parse("", now)).isNull();
    }

    private static Verdict verdict(AttemptResult result, int step) {
        return Verdict.of(result, step, false, SCHEDULE, MIDDLE);
    }

    private static AttemptResult answer(int status, @Nullable Duration retryAfter) {
        return new AttemptResult.Answered(START, TOOK, status, retryAfter, "");
    }

    private static AttemptResult noAnswer() {
        return new AttemptResult.NoAnswer(START, TOOK, AttemptOutcome.TIMEOUT, "No answer within 15 seconds.");
    }
}
