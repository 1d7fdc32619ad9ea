package io.heraut.webhooks.delivery;

import io.heraut.events.EventType;
import io.heraut.events.Samples;
import io.heraut.kit.Ids;
import io.heraut.kit.audit.Audit;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.webhooks.WebhooksProblem;
import io.heraut.webhooks.endpoint.EndpointAccess;
import io.heraut.webhooks.endpoint.EndpointDisabled;
import io.heraut.webhooks.endpoint.EndpointHealth;
import io.heraut.webhooks.endpoint.EndpointHealthRepository;
import io.heraut.webhooks.endpoint.WebhookEndpoint;
import io.heraut.webhooks.eventtype.EventTypeCatalogue;
import io.heraut.webhooks.eventtype.WebhookBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of deliveries. */
@ApplicationScoped
class DeliveryService {
    static final String TEST_TYPE = "endpoint.test";

    private final DeliveryRepository deliveries;
    private final WebhookEventRepository events;
    private final AttemptRepository attempts;
    private final EndpointAccess access;
    private final EndpointHealthRepository health;
    private final EventTypeCatalogue catalogue;
    private final Event<DeliveriesAdded> added;
    private final Audit audit;
    private final Clock clock;

    DeliveryService(
            DeliveryRepository deliveries,
            WebhookEventRepository events,
            AttemptRepository attempts,
            EndpointAccess access,
            EndpointHealthRepository health,
            EventTypeCatalogue catalogue,
            Event<DeliveriesAdded> added,
            Audit audit,
            Clock clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.attempts = attempts;
        this.access = access;
        this.health = health;
        this.catalogue = catalogue;
        this.added = added;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Page<DeliveryView> list(
            @Nullable UUID endpointId, @Nullable DeliveryStatus status, @Nullable String eventType, PageQuery page) {
        String cursor = page.cursor();
        UUID before = cursor == null ? null : Cursor.decode(cursor, 1).uuid(0);
        var filter = new DeliveryRepository.Filter(access.confinedTo(), endpointId, status, eventType, before);
        return Page.of(
                        deliveries.page(filter, page.limit() + 1),
                        page.limit(),
                        typed -> Cursor.encode(typed.delivery().id()))
                .map(typed -> DeliveryView.of(typed.delivery(), typed.eventType()));
    }

    @Transactional
    DeliveryDetailView get(UUID id) {
        Delivery delivery = mine(deliveries.findById(id), id);
        WebhookEvent event = events.findById(delivery.eventId());
        return new DeliveryDetailView(
                DeliveryView.of(delivery, event.type()),
                new DeliveryDetailView.Detail(
                        new String(event.body(), StandardCharsets.UTF_8),
                        attempts.of(id).stream().map(AttemptView::of).toList()));
    }

    /** Sends it now, whatever came of it, and begins the schedule anew. */
    @Transactional
    DeliveryView retry(UUID id) {
        UUID endpointId = mine(deliveries.findById(id), id).endpointId();
        requireActive(access.require(endpointId));
        resume(endpointId);
        Delivery delivery = deliveries.lock(id).orElseThrow(() -> notFound(id));
        Instant now = clock.instant();
        if (delivery.isInFlight(now)) {
            throw new ProblemException(
                            WebhooksProblem.DELIVERY_IN_FLIGHT,
                            "An attempt is being made just now. Look again when it is over.")
                    .withHeader("Retry-After", "15");
        }
        delivery.sendAgain(now);
        added.fire(new DeliveriesAdded());
        audit.record("retry", "delivery", id, null);
        return DeliveryView.of(delivery, events.findById(delivery.eventId()).type());
    }

    /** Sends a test, also to an endpoint that is disabled. */
    @Transactional
    DeliveryView test(UUID endpointId, @Nullable String eventType) {
        access.require(endpointId);
        Instant now = clock.instant();
        WebhookEvent event = new WebhookEvent(
                Ids.next(), eventType == null ? TEST_TYPE : eventType, now, testBody(endpointId, eventType, now), now);
        events.persist(event);
        Delivery delivery = Delivery.ofTest(Ids.next(), endpointId, event.id(), now);
        events.flush();
        deliveries.persist(delivery);
        resume(endpointId);
        added.fire(new DeliveriesAdded());
        audit.record("test", "webhook-endpoint", endpointId, Map.of("eventType", event.type()));
        return DeliveryView.of(delivery, event.type());
    }

    private byte[] testBody(UUID endpointId, @Nullable String eventType, Instant now) {
        if (eventType == null) {
            return WebhookBody.ofTest(TEST_TYPE, now, endpointId);
        }
        EventType type = catalogue
                .find(eventType)
                .orElseThrow(() -> new ProblemException(
                                CommonProblem.VALIDATION_FAILED, "The list of event types has the names there are.")
                        .withError("/eventType", "There is no such event type."));
        return WebhookBody.of(Samples.of(type));
    }

    /** Sends again what failed or was skipped and came in that time. */
    @Transactional
    ReplayView replay(UUID endpointId, ReplayRequest request) {
        requireActive(access.lock(endpointId));
        Instant now = clock.instant();
        Instant until = request.until() == null ? now : request.until();
        if (!request.since().isBefore(until)) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "The time ends before it begins.")
                    .withError("/since", "This has to be before \"until\", and in the past.");
        }
        resume(endpointId);
        int replayed = deliveries.replay(endpointId, request.since(), until, now);
        added.fire(new DeliveriesAdded());
        audit.record(
                "replay",
                "webhook-endpoint",
                endpointId,
                Map.of("since", request.since().toString(), "until", until.toString(), "deliveries", replayed));
        return new ReplayView(replayed);
    }

    void skipPending(@Observes EndpointDisabled disabled) {
        deliveries.skipPending(disabled.endpointId(), clock.instant());
    }

    /** Somebody wants to see what happens: an endpoint that asked to be left alone is not. */
    private void resume(UUID endpointId) {
        EndpointHealth known = health.findById(endpointId);
        if (known != null && known.pausedUntil() != null) {
            health.lock(endpointId).ifPresent(EndpointHealth::resume);
        }
    }

    private Delivery mine(@Nullable Delivery delivery, UUID id) {
        if (delivery == null) {
            throw notFound(id);
        }
        try {
            access.require(delivery.endpointId());
        } catch (ProblemException foreign) {
            throw foreign.type() == CommonProblem.NOT_FOUND ? notFound(id) : foreign;
        }
        return delivery;
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no delivery " + id + ".");
    }

    private static void requireActive(WebhookEndpoint endpoint) {
        if (!endpoint.isActive()) {
            throw new ProblemException(
                    WebhooksProblem.ENDPOINT_DISABLED, "Enable the endpoint first: nothing is sent to it now.");
        }
    }
}
