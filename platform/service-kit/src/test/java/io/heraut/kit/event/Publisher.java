package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Publishes as a service does, in a transaction of its own. */
@ApplicationScoped
public class Publisher {
    private final Outbox outbox;

    Publisher(Outbox outbox) {
        this.outbox = outbox;
    }

    CloudEvent<ContentWithdrawn> withdraw(UUID contentItemId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.publish(
                        EventType.CONTENT_WITHDRAWN, contentItemId, new ContentWithdrawn(contentItemId, "test")));
    }

    void withdraw(UUID contentItemId, int times) {
        for (int i = 0; i < times; i++) {
            withdraw(contentItemId);
        }
    }

    CloudEvent<ContentExpired> expire(UUID contentItemId) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        outbox.publish(EventType.CONTENT_EXPIRED, contentItemId, new ContentExpired(contentItemId)));
    }
}
