package io.heraut.webhooks.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.kit.Ids;
import io.heraut.kit.audit.Audit;
import io.heraut.web.ETags;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import io.heraut.webhooks.WebhooksConfig;
import io.heraut.webhooks.WebhooksProblem;
import io.heraut.webhooks.eventtype.EventTypeCatalogue;
import io.heraut.webhooks.signing.SigningSecret;
import io.heraut.webhooks.signing.SigningService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What can be done to endpoints. */
@ApplicationScoped
public class WebhookEndpointService {
    private static final Logger LOG = Logger.getLogger(WebhookEndpointService.class);
    private static final String OBJECT = "webhook-endpoint";
    private static final int MOST_DESCRIPTION = 500;

    private final WebhookEndpointRepository endpoints;
    private final EndpointHealthRepository health;
    private final EndpointAccess access;
    private final EndpointAddress address;
    private final SigningService signing;
    private final EventTypeCatalogue catalogue;
    private final Audit audit;
    private final Event<EndpointDisabled> disabled;
    private final WebhooksConfig config;
    private final Caller caller;
    private final Clock clock;

    WebhookEndpointService(
            WebhookEndpointRepository endpoints,
            EndpointHealthRepository health,
            EndpointAccess access,
            EndpointAddress address,
            SigningService signing,
            EventTypeCatalogue catalogue,
            Audit audit,
            Event<EndpointDisabled> disabled,
            WebhooksConfig config,
            Caller caller,
            Clock clock) {
        this.endpoints = endpoints;
        this.health = health;
        this.access = access;
        this.address = address;
        this.signing = signing;
        this.catalogue = catalogue;
        this.audit = audit;
        this.disabled = disabled;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** A resource with the version that its ETag is made of. */
    record Versioned<T>(T view, long version) {}

    @Transactional
    Versioned<CreatedEndpointView> create(EndpointRequest request) {
        List<String> eventTypes = known(request.eventTypes());
        URI url = address.check(request.url());
        String owner = caller.subject();
        if (endpoints.countOf(owner) >= config.endpointsPerOwner()) {
            throw new ProblemException(
                    WebhooksProblem.TOO_MANY_ENDPOINTS,
                    "One owner may have " + config.endpointsPerOwner() + " endpoints. Delete one that is not used.");
        }
        Instant now = clock.instant();
        WebhookEndpoint endpoint =
                new WebhookEndpoint(Ids.next(), owner, url, blankToNull(request.description()), eventTypes, now);
        endpoints.persist(endpoint);
        health.persist(new EndpointHealth(endpoint.id()));
        endpoints.flush();
        SigningSecret secret = signing.issue(endpoint.id());
        audit.record("create", OBJECT, endpoint.id(), Map.of("url", url.toString(), "eventTypes", eventTypes));
        return new Versioned<>(
                new CreatedEndpointView(
                        EndpointView.of(endpoint, null, now), new CreatedEndpointView.Secret(secret.text())),
                endpoint.version());
    }

    @Transactional
    Page<EndpointView> list(@Nullable EndpointStatus status, PageQuery page) {
        String cursor = page.cursor();
        UUID before = cursor == null ? null : Cursor.decode(cursor, 1).uuid(0);
        List<WebhookEndpoint> found = endpoints.page(access.confinedTo(), status, before, page.limit() + 1);
        Map<UUID, EndpointHealth> healths =
                health.of(found.stream().map(WebhookEndpoint::id).toList());
        Instant now = clock.instant();
        return Page.of(found, page.limit(), endpoint -> Cursor.encode(endpoint.id()))
                .map(endpoint -> EndpointView.of(endpoint, healths.get(endpoint.id()), now));
    }

    @Transactional
    Versioned<EndpointView> get(UUID id) {
        return view(access.require(id));
    }

    @Transactional
    Versioned<EndpointView> change(UUID id, @Nullable String ifMatch, EndpointPatch patch) {
        List<String> wanted = patch.eventTypes();
        List<String> eventTypes = wanted == null ? null : known(wanted);
        WebhookEndpoint endpoint = access.lock(id);
        ETags.requireMatch(ifMatch, endpoint.version());
        String typed = patch.url();
        URI url = typed == null ? endpoint.url() : address.check(typed);
        endpoint.change(
                url,
                description(patch.description(), endpoint.description()),
                eventTypes == null ? endpoint.eventTypes() : eventTypes,
                clock.instant());
        endpoints.flush();
        audit.record("change", OBJECT, id, Map.of("url", url.toString(), "eventTypes", endpoint.eventTypes()));
        return view(endpoint);
    }

    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        WebhookEndpoint endpoint = access.lock(id);
        ETags.requireMatch(ifMatch, endpoint.version());
        endpoints.delete(endpoint);
        audit.record("delete", OBJECT, id, Map.of("url", endpoint.url().toString()));
    }

    @Transactional
    Versioned<EndpointView> enable(UUID id) {
        WebhookEndpoint endpoint = access.lock(id);
        if (endpoint.enable(clock.instant())) {
            // What it did before says nothing of what it will do now.
            health.lock(id).ifPresent(EndpointHealth::succeeded);
            endpoints.flush();
            audit.record("enable", OBJECT, id, null);
        }
        return view(endpoint);
    }

    @Transactional
    Versioned<EndpointView> disable(UUID id) {
        WebhookEndpoint endpoint = access.lock(id);
        disable(endpoint, DisabledReason.BY_HAND);
        return view(endpoint);
    }

    /** Because of how it behaves; nothing happens when it is disabled or deleted already. */
    @Transactional
    public void disable(UUID id, DisabledReason reason) {
        endpoints.lock(id).ifPresent(endpoint -> {
            if (disable(endpoint, reason)) {
                LOG.warnf("Webhook endpoint %s is disabled: %s", id, reason);
            }
        });
    }

    @Transactional
    RotatedSecretView rotateSecret(UUID id) {
        WebhookEndpoint endpoint = access.lock(id);
        SigningService.Rotation rotation = signing.rotate(endpoint.id());
        audit.record("rotate-secret", OBJECT, id, null);
        return new RotatedSecretView(rotation.secret().text(), rotation.previousValidUntil());
    }

    private boolean disable(WebhookEndpoint endpoint, DisabledReason reason) {
        boolean changed = endpoint.disable(reason, clock.instant());
        if (changed) {
            endpoints.flush();
            disabled.fire(new EndpointDisabled(endpoint.id()));
            audit.record("disable", OBJECT, endpoint.id(), Map.of("reason", reason.name()));
        }
        return changed;
    }

    private Versioned<EndpointView> view(WebhookEndpoint endpoint) {
        return new Versioned<>(
                EndpointView.of(endpoint, health.findById(endpoint.id()), clock.instant()), endpoint.version());
    }

    private List<String> known(List<String> eventTypes) {
        ProblemException problem = null;
        for (int i = 0; i < eventTypes.size(); i++) {
            if (catalogue.find(eventTypes.get(i)).isEmpty()) {
                problem = problem != null
                        ? problem
                        : new ProblemException(
                                CommonProblem.VALIDATION_FAILED, "The list of event types has the names there are.");
                problem = problem.withError("/eventTypes/" + i, "There is no such event type.");
            }
        }
        if (problem != null) {
            throw problem;
        }
        return eventTypes;
    }

    private static @Nullable String description(@Nullable JsonNode patch, @Nullable String present) {
        if (patch == null) {
            return present;
        }
        if (patch.isNull()) {
            return null;
        }
        if (!patch.isTextual() || patch.textValue().length() > MOST_DESCRIPTION) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "The description can not be taken.")
                    .withError("/description", "This is a text of at most " + MOST_DESCRIPTION + " characters.");
        }
        return blankToNull(patch.textValue());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
