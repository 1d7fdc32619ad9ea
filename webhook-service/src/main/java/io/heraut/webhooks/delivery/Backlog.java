package io.heraut.webhooks.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** How much waits, for the metrics; counted now and then, not at each scrape. */
@ApplicationScoped
class Backlog {
    private final DeliveryRepository deliveries;
    private final AtomicLong pending = new AtomicLong();

    Backlog(DeliveryRepository deliveries, MeterRegistry registry) {
        this.deliveries = deliveries;
        Gauge.builder(DeliveryMetrics.PENDING, pending, AtomicLong::get)
                .description("Deliveries that wait for an attempt, of all replicas")
                .register(registry);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        pending.set(deliveries.countPending());
    }
}
