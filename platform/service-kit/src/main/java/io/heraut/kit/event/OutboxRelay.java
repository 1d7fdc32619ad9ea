package io.heraut.kit.event;

import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the outbox empty: in every replica one thread, of which one leads at a time. */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final String PART = "outbox";
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration FIRST_LOOK_BEHIND_LEADER = Duration.ofMillis(10);
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);
    private static final Duration TO_FINISH_BATCH = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final OutboxConfig config;
    private final Map<String, Object> kafka;
    private final Degradations degradations;
    private final Counter sent;
    private final Semaphore wakeUp = new Semaphore(0);
    private final BackOff failing;
    private final BackOff following;
    private volatile boolean running;
    private volatile OutboxShipment.Backlog backlog = new OutboxShipment.Backlog(0, 0);
    private long measuredAt;
    private @Nullable Thread thread;

    OutboxRelay(
            DataSource dataSource,
            OutboxConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Degradations degradations,
            MeterRegistry metrics) {
        if (config.stalledLeaderTimeout().compareTo(config.sendTimeout().multipliedBy(3)) < 0) {
            throw new IllegalArgumentException("heraut.outbox.stalled-leader-timeout (" + config.stalledLeaderTimeout()
                    + ") has to be at least three times heraut.outbox.send-timeout (" + config.sendTimeout()
                    + "), or a relay that waits for Kafka would be taken for one that has died");
        }
        if (config.batchSize() < 1) {
            throw new IllegalArgumentException(
                    "heraut.outbox.batch-size (" + config.batchSize() + ") has to be at least 1");
        }
        this.dataSource = dataSource;
        this.config = config;
        this.kafka = kafka;
        this.degradations = degradations;
        this.sent = metrics.counter(EventMetrics.OUTBOX_SENT);
        this.failing = new BackOff(FIRST_BACK_OFF, config.maxBackOff());
        this.following = new BackOff(FIRST_LOOK_BEHIND_LEADER, config.pollInterval());
        Gauge.builder(EventMetrics.OUTBOX_SIZE, () -> backlog.size())
                .description("Events that Kafka has not acknowledged yet")
                .register(metrics);
        Gauge.builder(EventMetrics.OUTBOX_AGE, () -> backlog.ageSeconds())
                .description("Age of the oldest event that Kafka has not acknowledged yet")
                .baseUnit("seconds")
                .register(metrics);
    }

    void onStart(@Observes StartupEvent started) {
        start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stop();
    }

    /** Lets the relay look at once. */
    void wake() {
        if (wakeUp.availablePermits() == 0) {
            wakeUp.release();
        }
    }

    synchronized void start() {
        if (thread == null) {
            running = true;
            thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
        }
    }

    /** Ends after the batch at hand, or gives that up when it takes long. What was not deleted is sent again later. */
    synchronized void stop() {
        Thread stopped = thread;
        if (stopped == null) {
            return;
        }
        thread = null;
        running = false;
        wake();
        try {
            if (!stopped.join(TO_FINISH_BATCH)) {
                stopped.interrupt();
                stopped.join(TO_FINISH_BATCH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (OutboxShipment shipment = new OutboxShipment(dataSource, config, new OutboxProducers(kafka, config))) {
            while (running) {
                Duration pause = step(shipment);
                measure(shipment);
                if (wakeUp.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The relay was stopped in a batch");
        }
    }

    /** One attempt; returns how long to wait before the next one. */
    private Duration step(OutboxShipment shipment) throws InterruptedException {
        try {
            return after(shipment.attempt());
        } catch (RuntimeException e) {
            if (failing.isFirst()) {
                LOG.error("The outbox can not be emptied", e);
            }
            return pauseAfterFailure("events can not be sent: " + e.getClass().getSimpleName());
        }
    }

    private Duration after(OutboxShipment.Outcome outcome) throws InterruptedException {
        switch (outcome) {
            case OutboxShipment.Outcome.Empty() -> {
                works();
                following.reset();
                return config.pollInterval();
            }
            case OutboxShipment.Outcome.Following() -> {
                works();
                return following.next();
            }
            case OutboxShipment.Outcome.Sent(int count) -> {
                works();
                following.reset();
                sent.increment(count);
                return Duration.ZERO;
            }
            case OutboxShipment.Outcome.NotAcknowledged(int count, Exception cause) -> {
                sent.increment(count);
                return pauseAfterFailure("Kafka does not acknowledge events: " + cause.getMessage());
            }
            case OutboxShipment.Outcome.DatabaseFailed(var cause) -> {
                return pauseAfterFailure("the database does not answer the relay: " + cause.getMessage());
            }
        }
    }

    private void works() {
        failing.reset();
        degradations.clear(PART);
    }

    /** New events do not cut this pause short: they wait as well. */
    private Duration pauseAfterFailure(String reason) throws InterruptedException {
        degradations.set(PART, reason);
        long until = System.nanoTime() + failing.next().toNanos();
        while (running && System.nanoTime() < until) {
            wakeUp.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return Duration.ZERO;
    }

    private void measure(OutboxShipment shipment) {
        long now = System.nanoTime();
        if (measuredAt == 0 || now - measuredAt > MEASURED_EVERY.toNanos()) {
            measuredAt = now;
            shipment.backlog(EventMetrics.COUNTED_AT_MOST).ifPresent(measured -> backlog = measured);
        }
    }
}
