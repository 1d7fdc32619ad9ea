package io.heraut.rewards.award;

import io.heraut.rewards.rule.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What is counted about awards. A transaction that fails and is repeated counts again. */
@ApplicationScoped
class AwardMetrics {
    /** Decisions, by {@code outcome}. */
    static final String DECISIONS = "heraut.rewards.decisions";

    /** Points awarded. */
    static final String POINTS = "heraut.rewards.points.awarded";

    /** Points taken back. */
    static final String REVERSED = "heraut.rewards.points.reversed";

    /** From what happened to the award for it. */
    static final String DELAY = "heraut.rewards.award.delay";

    private final Map<Outcome, Counter> decisions = new EnumMap<>(Outcome.class);
    private final Counter points;
    private final Counter reversed;
    private final Timer delay;
    private final Clock clock;

    AwardMetrics(MeterRegistry registry, Clock clock) {
        for (Outcome outcome : Outcome.values()) {
            decisions.put(
                    outcome,
                    Counter.builder(DECISIONS)
                            .description("Decisions of point rules")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
        this.points = Counter.builder(POINTS).description("Points awarded").register(registry);
        this.reversed =
                Counter.builder(REVERSED).description("Points taken back").register(registry);
        this.delay = Timer.builder(DELAY)
                .description("From what happened to the award for it")
                .register(registry);
        this.clock = clock;
    }

    void decided(Outcome outcome) {
        Counter counter = decisions.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    void reversed(int points) {
        reversed.increment(points);
    }

    void paid(int awarded, Instant occurredAt) {
        points.increment(awarded);
        Duration late = Duration.between(occurredAt, clock.instant());
        delay.record(late.isNegative() ? Duration.ZERO : late);
    }
}
