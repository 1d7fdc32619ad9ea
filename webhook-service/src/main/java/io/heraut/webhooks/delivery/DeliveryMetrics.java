package io.heraut.webhooks.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** What deliveries are counted by. */
@ApplicationScoped
public class DeliveryMetrics {
    /** Attempts, by {@code outcome}. */
    public static final String ATTEMPTS = "heraut.webhooks.attempts";
    /** How long attempts take. */
    public static final String ATTEMPT_DURATION = "heraut.webhooks.attempt.duration";
    /** How long an event waits here for its first attempt. */
    public static final String FIRST_ATTEMPT_DELAY = "heraut.webhooks.first.attempt.delay";
    /** Deliveries that came to an end, by {@code status}. */
    public static final String COMPLETED = "heraut.webhooks.deliveries.completed";
    /** Deliveries that wait for their next attempt. */
    public static final String PENDING = "heraut.webhooks.deliveries.pending";
    /** Attempts being made by this replica. */
    public static final String IN_FLIGHT = "heraut.webhooks.attempts.in.flight";

    private final MeterRegistry registry;
    private final Timer duration;
    private final Timer firstAttemptDelay;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.duration = Timer.builder(ATTEMPT_DURATION)
                .description("How long attempts take")
                .register(registry);
        this.firstAttemptDelay = Timer.builder(FIRST_ATTEMPT_DELAY)
                .description("How long an event waits for its first attempt")
                .register(registry);
    }

    void attempt(Claim claim, AttemptResult result, Verdict verdict) {
        registry.counter(ATTEMPTS, "outcome", tag(result.outcome())).increment();
        duration.record(result.duration());
        if (claim.attempt() == 1) {
            Duration delay = Duration.between(claim.receivedAt(), result.startedAt());
            firstAttemptDelay.record(delay.isNegative() ? Duration.ZERO : delay);
        }
        switch (verdict) {
            case Verdict.Taken() -> completed(DeliveryStatus.SUCCEEDED);
            case Verdict.GivenUp() -> completed(DeliveryStatus.FAILED);
            case Verdict.EndpointGone() -> completed(DeliveryStatus.FAILED);
            case Verdict.TryAgain(var at, var pause) -> {}
        }
    }

    private void completed(DeliveryStatus status) {
        registry.counter(COMPLETED, "status", tag(status)).increment();
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
