package io.heraut.kit.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets answers once their day is over. */
@ApplicationScoped
class IdempotencyPurge {
    private final IdempotencyStore store;

    IdempotencyPurge(IdempotencyStore store) {
        this.store = store;
    }

    @Scheduled(
            identity = "idempotency-purge",
            every = "10m",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        while (QuarkusTransaction.requiringNew().call(store::purge) > 0) {
            // A transaction for each batch, so that none of them holds many locks for long.
        }
    }
}
