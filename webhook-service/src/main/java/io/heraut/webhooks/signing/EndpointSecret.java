package io.heraut.webhooks.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored signing secret: the current one of its endpoint, or one that was rotated and is valid for a while. */
@Entity
@Table(name = "endpoint_secret")
class EndpointSecret {
    @Id
    private UUID id;

    @Column(name = "endpoint_id")
    private UUID endpointId;

    @Column(name = "key_name")
    private String keyName;

    private byte[] sealed;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "valid_until")
    private @Nullable Instant validUntil;

    EndpointSecret() {}

    EndpointSecret(UUID id, UUID endpointId, SealedSecret sealed, Instant createdAt) {
        this.id = id;
        this.endpointId = endpointId;
        this.keyName = sealed.keyName();
        this.sealed = sealed.sealed();
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    UUID endpointId() {
        return endpointId;
    }

    SealedSecret sealed() {
        return new SealedSecret(keyName, sealed);
    }

    boolean isCurrent() {
        return validUntil == null;
    }

    /** It has a successor and signs beside it until then. */
    void endAt(Instant end) {
        if (validUntil != null) {
            throw new IllegalStateException("Only the current secret of an endpoint is replaced");
        }
        validUntil = end;
    }
}
