package io.heraut.content.keymessage;

import io.heraut.kit.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A sentence or two that the company wants understood, and that content items are tied to. */
@Entity
@Table(name = "key_message")
class KeyMessage {
    @Id
    private UUID id;

    private String title;
    private String text;
    private UUID createdBy;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private long version;

    protected KeyMessage() {}

    KeyMessage(KeyMessageRequest request, UUID createdBy, Instant now) {
        this.id = Ids.next();
        this.title = request.title().strip();
        this.text = request.text().strip();
        this.createdBy = createdBy;
        this.createdAt = now;
        this.changedAt = now;
    }

    KeyMessageRequest asRequest() {
        return new KeyMessageRequest(title, text);
    }

    void change(KeyMessageRequest request, Instant now) {
        if (!asRequest().equals(request)) {
            this.title = request.title().strip();
            this.text = request.text().strip();
            this.changedAt = now;
        }
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    KeyMessageView view() {
        return new KeyMessageView(id, title, text, createdBy, createdAt, changedAt);
    }
}
