package io.heraut.webhooks.delivery;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.kit.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Every event that partners may have is fanned out alike. */
@ApplicationScoped
class WebhookEventHandlers {
    private final FanOut fanOut;

    WebhookEventHandlers(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    @Produces
    @Singleton
    EventHandler<Object> contentPublished() {
        return new FanOutHandler(EventType.CONTENT_PUBLISHED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> contentWithdrawn() {
        return new FanOutHandler(EventType.CONTENT_WITHDRAWN, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> contentExpired() {
        return new FanOutHandler(EventType.CONTENT_EXPIRED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> advocateRegistered() {
        return new FanOutHandler(EventType.ADVOCATE_REGISTERED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> advocateUpdated() {
        return new FanOutHandler(EventType.ADVOCATE_UPDATED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> shareCreated() {
        return new FanOutHandler(EventType.SHARE_CREATED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> shareEvidenced() {
        return new FanOutHandler(EventType.SHARE_EVIDENCED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> linkClicked() {
        return new FanOutHandler(EventType.LINK_CLICKED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> pointsAwarded() {
        return new FanOutHandler(EventType.POINTS_AWARDED, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> shareEvidenceWithdrawn() {
        return new FanOutHandler(EventType.SHARE_EVIDENCE_WITHDRAWN, fanOut);
    }

    @Produces
    @Singleton
    EventHandler<Object> pointsReversed() {
        return new FanOutHandler(EventType.POINTS_REVERSED, fanOut);
    }

    /** Webhooks promise no order, so an event that can not be taken holds none up. */
    private record FanOutHandler(EventType type, FanOut fanOut) implements EventHandler<Object> {
        @Override
        public void handle(CloudEvent<Object> event) {
            fanOut.accept(event);
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }
}
