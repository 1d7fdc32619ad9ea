package io.heraut.sharing.content;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import io.heraut.kit.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ContentWithdrawnHandler implements EventHandler<ContentWithdrawn> {
    private final ContentService content;

    ContentWithdrawnHandler(ContentService content) {
        this.content = content;
    }

    @Override
    public EventType type() {
        return EventType.CONTENT_WITHDRAWN;
    }

    @Override
    public void handle(CloudEvent<ContentWithdrawn> event) {
        content.close(event, event.data().contentItemId(), ContentStatus.WITHDRAWN);
    }
}
