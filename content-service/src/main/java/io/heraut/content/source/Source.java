package io.heraut.content.source;

import io.heraut.content.audience.Audience;
import io.heraut.kit.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A feed that items are imported from. */
@Entity
@Table(name = "source")
class Source {
    @Id
    private UUID id;

    private String name;
    private String url;
    private @Nullable String language;

    @Embedded
    private Audience audience;

    @Column(name = "etag")
    private @Nullable String entityTag;

    private @Nullable String lastModified;
    private @Nullable Instant importedAt;
    private UUID createdBy;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private long version;

    protected Source() {}

    Source(SourceRequest request, UUID createdBy, Instant now) {
        this.id = Ids.next();
        this.createdBy = createdBy;
        this.createdAt = now;
        take(request, now);
    }

    SourceRequest asRequest() {
        return new SourceRequest(name, url, language, audience);
    }

    void change(SourceRequest request, Instant now) {
        if (!request.url().equals(url)) {
            // What the old feed said last says nothing of the new one.
            entityTag = null;
            lastModified = null;
        }
        take(request, now);
    }

    private void take(SourceRequest request, Instant now) {
        name = request.name();
        url = request.url();
        language = request.language();
        audience = request.audience();
        changedAt = now;
    }

    /**
     * @param entityTag what to ask by next time; null when not all of the feed was taken
     */
    void imported(@Nullable String entityTag, @Nullable String lastModified, Instant now) {
        this.entityTag = entityTag;
        this.lastModified = lastModified;
        this.importedAt = now;
    }

    void foundUnchanged(Instant now) {
        importedAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    URI url() {
        return URI.create(url);
    }

    @Nullable
    String language() {
        return language;
    }

    Audience audience() {
        return audience;
    }

    @Nullable
    String entityTag() {
        return entityTag;
    }

    @Nullable
    String lastModified() {
        return lastModified;
    }

    SourceView view() {
        return new SourceView(id, name, url(), language, audience, importedAt, createdBy, createdAt, changedAt);
    }
}
