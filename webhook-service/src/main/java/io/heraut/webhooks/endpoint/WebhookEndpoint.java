package io.heraut.webhooks.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An address that wants to be told of events. */
@Entity
@Table(name = "webhook_endpoint")
public class WebhookEndpoint {
    @Id
    private UUID id;

    private String owner;

    private String url;

    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "event_types")
    private String[] eventTypes;

    @Enumerated(EnumType.STRING)
    private EndpointStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "disabled_reason")
    private @Nullable DisabledReason disabledReason;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    WebhookEndpoint() {}

    WebhookEndpoint(
            UUID id, String owner, URI url, @Nullable String description, Collection<String> eventTypes, Instant now) {
        this.id = id;
        this.owner = owner;
        this.url = url.toString();
        this.description = description;
        this.eventTypes = listed(eventTypes);
        this.status = EndpointStatus.ACTIVE;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public URI url() {
        return URI.create(url);
    }

    @Nullable
    String description() {
        return description;
    }

    public List<String> eventTypes() {
        return List.of(eventTypes);
    }

    public boolean isActive() {
        return status == EndpointStatus.ACTIVE;
    }

    EndpointStatus status() {
        return status;
    }

    @Nullable
    DisabledReason disabledReason() {
        return disabledReason;
    }

    @Nullable
    Instant disabledAt() {
        return disabledAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }

    boolean isOwnedBy(String subject) {
        return owner.equals(subject);
    }

    String owner() {
        return owner;
    }

    void change(URI newUrl, @Nullable String newDescription, Collection<String> newEventTypes, Instant now) {
        url = newUrl.toString();
        description = newDescription;
        eventTypes = listed(newEventTypes);
        updatedAt = now;
    }

    /** Gives whether that changed anything. */
    boolean disable(DisabledReason reason, Instant now) {
        if (status == EndpointStatus.DISABLED) {
            return false;
        }
        status = EndpointStatus.DISABLED;
        disabledReason = reason;
        disabledAt = now;
        updatedAt = now;
        return true;
    }

    /** Gives whether that changed anything. */
    boolean enable(Instant now) {
        if (status == EndpointStatus.ACTIVE) {
            return false;
        }
        status = EndpointStatus.ACTIVE;
        disabledReason = null;
        disabledAt = null;
        updatedAt = now;
        return true;
    }

    private static String[] listed(Collection<String> eventTypes) {
        if (eventTypes.isEmpty()) {
            throw new IllegalArgumentException("An endpoint wants at least one type of event");
        }
        return eventTypes.stream().distinct().sorted().toArray(String[]::new);
    }
}
