package io.heraut.content.item;

import io.heraut.content.ContentConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends items when their end date comes. */
@ApplicationScoped
class ItemExpiry {
    private final ContentItemService items;
    private final int batch;

    ItemExpiry(ContentItemService items, ContentConfig config) {
        this.items = items;
        this.batch = config.expiry().batch();
    }

    @Scheduled(every = "${heraut.content.expiry.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endDue() {
        int ended;
        do {
            ended = items.endDue(batch);
        } while (ended == batch);
    }
}
