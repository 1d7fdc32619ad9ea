package io.heraut.content.caption;

import io.heraut.kit.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A text that is suggested to whoever shares the item. Never changed: it is replaced. */
@Entity
@Table(name = "caption")
class Caption {
    @Id
    private UUID id;

    private UUID contentItemId;

    @Enumerated(EnumType.STRING)
    private Network network;

    private String language;
    private String text;
    private UUID createdBy;
    private Instant createdAt;

    protected Caption() {}

    Caption(UUID contentItemId, Network network, String language, String text, UUID createdBy, Instant now) {
        this.id = Ids.next();
        this.contentItemId = contentItemId;
        this.network = network;
        this.language = language;
        this.text = text;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    UUID contentItemId() {
        return contentItemId;
    }

    CaptionView view() {
        return new CaptionView(id, network, language, text);
    }

    io.heraut.events.Caption asTold() {
        return new io.heraut.events.Caption(id, network.name(), language, text);
    }
}
