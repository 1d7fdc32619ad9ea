package io.heraut.sharing.content;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentPublished;
import io.heraut.events.EventType;
import io.heraut.kit.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ContentPublishedHandler implements EventHandler<ContentPublished> {
    private final ContentService content;

    ContentPublishedHandler(ContentService content) {
        this.content = content;
    }

    @Override
    public EventType type() {
        return EventType.CONTENT_PUBLISHED;
    }

    @Override
    public void handle(CloudEvent<ContentPublished> event) {
        content.publish(event);
    }
}
