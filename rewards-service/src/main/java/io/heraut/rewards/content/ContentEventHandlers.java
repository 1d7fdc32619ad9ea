package io.heraut.rewards.content;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.ContentPublished;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import io.heraut.kit.event.EventHandler;
import io.heraut.kit.event.SequenceGuard;
import jakarta.inject.Singleton;

/** Follow which content is closed. */
final class ContentEventHandlers {
    private static final String PROJECTION = "closed-content";

    private ContentEventHandlers() {}

    @Singleton
    static class Published implements EventHandler<ContentPublished> {
        private final ClosedContent closedContent;
        private final SequenceGuard guard;

        Published(ClosedContent closedContent, SequenceGuard guard) {
            this.closedContent = closedContent;
            this.guard = guard;
        }

        @Override
        public EventType type() {
            return EventType.CONTENT_PUBLISHED;
        }

        @Override
        public void handle(CloudEvent<ContentPublished> event) {
            if (guard.advance(PROJECTION, event)) {
                closedContent.open(event.data().contentItemId());
            }
        }
    }

    @Singleton
    static class Withdrawn implements EventHandler<ContentWithdrawn> {
        private final ClosedContent closedContent;
        private final SequenceGuard guard;

        Withdrawn(ClosedContent closedContent, SequenceGuard guard) {
            this.closedContent = closedContent;
            this.guard = guard;
        }

        @Override
        public EventType type() {
            return EventType.CONTENT_WITHDRAWN;
        }

        @Override
        public void handle(CloudEvent<ContentWithdrawn> event) {
            if (guard.advance(PROJECTION, event)) {
                closedContent.close(event.data().contentItemId(), event.time(), "WITHDRAWN");
            }
        }
    }

    @Singleton
    static class Expired implements EventHandler<ContentExpired> {
        private final ClosedContent closedContent;
        private final SequenceGuard guard;

        Expired(ClosedContent closedContent, SequenceGuard guard) {
            this.closedContent = closedContent;
            this.guard = guard;
        }

        @Override
        public EventType type() {
            return EventType.CONTENT_EXPIRED;
        }

        @Override
        public void handle(CloudEvent<ContentExpired> event) {
            if (guard.advance(PROJECTION, event)) {
                closedContent.close(event.data().contentItemId(), event.time(), "EXPIRED");
            }
        }
    }
}
