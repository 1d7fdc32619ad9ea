package io.heraut.content.item;

import io.heraut.content.ContentConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends items when their end date comes. */
@ApplicationScoped
class ItemExpiry {
    private final ContentItemService items;
    private final int batch;
    private volatile boolean stopping;

    ItemExpiry(ContentItemService items, ContentConfig config) {
        this.items = items;
        this.batch = config.expiry().batch();
    }

    /** A run that was waiting for a thread when the service stops finds no database any more. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "${heraut.content.expiry.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endDue() {
        boolean more = true;
        while (more && !stopping) {
            more = items.endDue(batch) == batch;
        }
    }
}
