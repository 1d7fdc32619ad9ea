package io.heraut.webhooks.delivery;

import io.heraut.webhooks.WebhooksConfig;
import io.heraut.webhooks.signing.SigningService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Deletes what is old: deliveries with their attempts, events that no delivery needs, secrets whose time is over. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int BATCH = 1_000;

    private static final String DELETE_DELIVERIES = """
            DELETE FROM delivery
             WHERE id IN (SELECT id FROM delivery WHERE status <> 'PENDING' AND completed_at < :before LIMIT :batch)
            """;

    /** One that was received just now may have no delivery yet that this transaction sees. */
    private static final String DELETE_EVENTS = """
            DELETE FROM webhook_event
             WHERE id IN (SELECT id FROM webhook_event v
                           WHERE received_at < :before AND NOT EXISTS (SELECT FROM delivery d WHERE d.event_id = v.id)
                           LIMIT :batch)
            """;

    private final EntityManager entityManager;
    private final SigningService signing;
    private final WebhooksConfig config;
    private final Clock clock;

    Retention(EntityManager entityManager, SigningService signing, WebhooksConfig config, Clock clock) {
        this.entityManager = entityManager;
        this.signing = signing;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        Instant before = clock.instant().minus(config.retention());
        int deliveries = deleteInBatches(DELETE_DELIVERIES, before);
        int events = deleteInBatches(DELETE_EVENTS, before);
        long secrets = QuarkusTransaction.requiringNew().call(signing::deleteEnded);
        if (deliveries + events + secrets > 0) {
            LOG.infof("Deleted %d old deliveries, %d events, %d secrets", deliveries, events, secrets);
        }
    }

    private int deleteInBatches(String sql, Instant before) {
        int deleted = 0;
        int last;
        do {
            last = QuarkusTransaction.requiringNew()
                    .call(() -> entityManager
                            .createNativeQuery(sql)
                            .setParameter("before", before)
                            .setParameter("batch", BATCH)
                            .executeUpdate());
            deleted += last;
        } while (last == BATCH);
        return deleted;
    }
}
