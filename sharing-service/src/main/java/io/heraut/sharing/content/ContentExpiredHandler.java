package io.heraut.sharing.content;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.EventType;
import io.heraut.kit.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ContentExpiredHandler implements EventHandler<ContentExpired> {
    private final ContentService content;

    ContentExpiredHandler(ContentService content) {
        this.content = content;
    }

    @Override
    public EventType type() {
        return EventType.CONTENT_EXPIRED;
    }

    @Override
    public void handle(CloudEvent<ContentExpired> event) {
        content.close(event, event.data().contentItemId(), ContentStatus.EXPIRED);
    }
}
