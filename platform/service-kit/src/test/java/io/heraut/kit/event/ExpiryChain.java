package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import jakarta.enterprise.context.ApplicationScoped;

/** The second handler of its type: what it publishes stands and falls with what the first one does. */
@ApplicationScoped
class ExpiryChain implements EventHandler<ContentExpired> {
    private final Outbox outbox;

    ExpiryChain(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public EventType type() {
        return EventType.CONTENT_EXPIRED;
    }

    @Override
    public void handle(CloudEvent<ContentExpired> event) {
        outbox.publish(
                EventType.CONTENT_WITHDRAWN,
                event.data().contentItemId(),
                new ContentWithdrawn(event.data().contentItemId(), "expired"));
    }

    @Override
    public boolean ordered() {
        return false;
    }
}
