package io.heraut.rewards.rule;

import io.heraut.events.EventType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A point rule: what it says is in its versions. It keeps the event type that it was made for. */
@Entity
class PointRule {
    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    @Convert(converter = EventTypeColumn.class)
    private EventType eventType;

    @Column(nullable = false)
    private int currentVersion;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    protected PointRule() {}

    PointRule(UUID id, EventType eventType, Instant createdAt) {
        this.id = id;
        this.eventType = eventType;
        this.currentVersion = 1;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    EventType eventType() {
        return eventType;
    }

    int currentVersion() {
        return currentVersion;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Gives the number of the next version. */
    int advance() {
        currentVersion = Math.addExact(currentVersion, 1);
        return currentVersion;
    }
}
