package io.heraut.webhooks.delivery;

import io.heraut.webhooks.WebhooksConfig;
import io.heraut.webhooks.endpoint.WebhookEndpointService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;

/** Runs this replica's worker. */
@ApplicationScoped
class DeliveryWorkers {
    private final DeliveryQueue queue;
    private final AttemptSender sender;
    private final WebhookEndpointService endpoints;
    private final DeliveryMetrics metrics;
    private final WebhooksConfig config;
    private final Clock clock;
    private final DeliveryWorker worker;

    DeliveryWorkers(
            DeliveryQueue queue,
            AttemptSender sender,
            WebhookEndpointService endpoints,
            DeliveryMetrics metrics,
            MeterRegistry registry,
            WebhooksConfig config,
            Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.endpoints = endpoints;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
        this.worker = another();
        Gauge.builder(DeliveryMetrics.IN_FLIGHT, worker, DeliveryWorker::inFlight)
                .description("Attempts being made by this replica")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.close();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveriesAdded event) {
        worker.wake();
    }

    /** One more, as another replica would run it. */
    DeliveryWorker another() {
        WebhooksConfig.Delivery delivery = config.delivery();
        check(delivery);
        return new DeliveryWorker(queue, sender, endpoints, metrics, delivery, schedule(delivery), clock);
    }

    private static RetrySchedule schedule(WebhooksConfig.Delivery delivery) {
        try {
            return new RetrySchedule(delivery.retries(), delivery.jitter(), delivery.longestRetryAfter());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heraut.webhooks.delivery: " + e.getMessage(), e);
        }
    }

    private static void check(WebhooksConfig.Delivery delivery) {
        require(delivery.timeout().isPositive(), "timeout has to be longer than nothing");
        require(
                delivery.lease().compareTo(delivery.timeout().multipliedBy(2)) >= 0,
                "lease has to be at least twice the timeout, or an attempt is made twice while the first is going on");
        require(delivery.concurrency() >= 1, "concurrency has to be at least 1");
        require(delivery.concurrencyPerEndpoint() >= 1, "concurrency-per-endpoint has to be at least 1");
        require(delivery.pollInterval().toMillis() >= 10, "poll-interval has to be at least 10 milliseconds");
        require(delivery.disableAfter().isPositive(), "disable-after has to be longer than nothing");
        require(delivery.keptAnswerBytes() >= 0, "kept-answer-bytes can not be negative");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("heraut.webhooks.delivery: " + sentence);
        }
    }
}
