package io.heraut.webhooks.delivery;

import io.heraut.webhooks.WebhooksConfig;
import io.heraut.webhooks.endpoint.WebhookEndpointService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due. One thread hands out, each attempt has a virtual thread of its own. Any number of workers may run
 * beside each other, in one process or in many.
 */
final class DeliveryWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final AttemptSender sender;
    private final WebhookEndpointService endpoints;
    private final DeliveryMetrics metrics;
    private final WebhooksConfig.Delivery config;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Places places;
    private final Semaphore wakeUp = new Semaphore(0);
    private final ExecutorService attempts = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final Thread hander;
    private volatile boolean isRunning = true;
    private boolean isBroken;

    DeliveryWorker(
            DeliveryQueue queue,
            AttemptSender sender,
            WebhookEndpointService endpoints,
            DeliveryMetrics metrics,
            WebhooksConfig.Delivery config,
            RetrySchedule schedule,
            Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.endpoints = endpoints;
        this.metrics = metrics;
        this.config = config;
        this.schedule = schedule;
        this.clock = clock;
        this.places = new Places(config.concurrency());
        this.hander = Thread.ofPlatform().name("delivery-worker").unstarted(this::run);
    }

    void start() {
        hander.start();
    }

    /** There is something to do. */
    void wake() {
        if (wakeUp.availablePermits() == 0) {
            wakeUp.release();
        }
    }

    int inFlight() {
        return places.all() - places.free();
    }

    /** Takes nothing more, and gives the attempts that are being made a moment to end. */
    @Override
    public void close() {
        isRunning = false;
        wake();
        try {
            hander.join(PATIENCE_AT_THE_END);
            if (!places.awaitIdle(PATIENCE_AT_THE_END.toMillis())) {
                LOG.infof("%d attempts were not over; they are made again when their leases end", inFlight());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        attempts.shutdownNow();
    }

    private void run() {
        while (isRunning) {
            try {
                boolean hasHandedOut = handOut();
                isBroken = false;
                if (!hasHandedOut) {
                    sleep();
                }
            } catch (RuntimeException e) {
                if (!isBroken) {
                    LOG.warn("Deliveries stand still until the database can be reached again", e);
                }
                isBroken = true;
                sleep();
            }
        }
    }

    private void sleep() {
        try {
            if (wakeUp.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException e) {
            isRunning = false;
        }
    }

    private boolean handOut() {
        if (places.free() == 0) {
            return false;
        }
        List<LanePlan.Lane> lanes = queue.dueEndpoints().stream()
                .map(due -> new LanePlan.Lane(due.id(), due.failing(), places.heldBy(due.id())))
                .toList();
        Map<UUID, Integer> plan = LanePlan.share(
                lanes, places.all(), places.free(), places.heldByFailing(), config.concurrencyPerEndpoint());
        if (plan.isEmpty()) {
            return false;
        }
        List<Claim> claims = queue.take(plan);
        for (Claim claim : claims) {
            places.take(claim);
            attempts.execute(() -> attempt(claim));
        }
        return !claims.isEmpty();
    }

    private void attempt(Claim claim) {
        try {
            if (isStillOurs(claim)) {
                AttemptResult result = sender.send(claim);
                Verdict verdict = Verdict.of(
                        result,
                        claim.step(),
                        claim.test(),
                        schedule,
                        ThreadLocalRandom.current().nextDouble());
                queue.conclude(claim, result, verdict)
                        .ifPresent(reason -> endpoints.disable(claim.endpointId(), reason));
                metrics.attempt(claim, result, verdict);
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "What came of attempt %d of delivery %s was not written; it is made again when its lease ends",
                    claim.attempt(),
                    claim.deliveryId());
        } finally {
            places.release(claim);
            wake();
        }
    }

    /** After a long pause of the process somebody else may already be making the next attempt. */
    private boolean isStillOurs(Claim claim) {
        Instant end = clock.instant().plus(config.timeout());
        return end.isBefore(claim.leaseEnds());
    }
}
