package io.heraut.webhooks.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An event as it is sent: the bytes that are signed. One for all the endpoints that want it. */
@Entity
@Table(name = "webhook_event")
class WebhookEvent {
    @Id
    private UUID id;

    private String type;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    private byte[] body;

    @Column(name = "received_at")
    private Instant receivedAt;

    WebhookEvent() {}

    WebhookEvent(UUID id, String type, Instant occurredAt, byte[] body, Instant receivedAt) {
        this.id = id;
        this.type = type;
        this.occurredAt = occurredAt;
        this.body = body.clone();
        this.receivedAt = receivedAt;
    }

    UUID id() {
        return id;
    }

    String type() {
        return type;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    byte[] body() {
        return body.clone();
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
