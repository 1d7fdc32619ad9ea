package io.heraut.kit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The clock that everything in a service reads, so that a test can set the time. */
final class ClockProducer {
    private static final Duration PRECISION_OF_POSTGRESQL = Duration.ofNanos(1_000);

    /** Ticks in microseconds: a time that was stored and read again equals the one that was given. */
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), PRECISION_OF_POSTGRESQL);
    }
}
