package io.heraut.sharing.content;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentPublished;
import io.heraut.kit.event.RejectedEvent;
import io.heraut.kit.event.SequenceGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Keeps what the content service tells, and answers what can be shared. */
@ApplicationScoped
public class ContentService {
    /** The channel of the database's notifications on which the id of a changed item is announced. */
    public static final String CHANGES = "heraut_sharing_content";

    private static final Logger LOG = Logger.getLogger(ContentService.class);
    private static final String PROJECTION = "content";

    private final ContentRepository repository;
    private final SequenceGuard guard;

    ContentService(ContentRepository repository, SequenceGuard guard) {
        this.repository = repository;
        this.guard = guard;
    }

    void publish(CloudEvent<ContentPublished> event) {
        String scheme = event.data().canonicalUrl().getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new RejectedEvent("A link can only lead to http or https");
        }
        if (guard.advance(PROJECTION, event)) {
            repository.save(event.data(), event.sequence());
        }
    }

    void close(CloudEvent<?> event, UUID contentItemId, ContentStatus status) {
        if (guard.advance(PROJECTION, event) && !repository.close(contentItemId, status)) {
            LOG.infof("Content item %s was never published here; that it is %s changes nothing", contentItemId, status);
        }
    }

    public Optional<ContentItem> find(UUID id) {
        return repository.find(id);
    }

    /** What following a link needs. */
    @Transactional
    public Optional<LinkedContent> linked(UUID id) {
        return repository.find(id).map(item -> {
            var image = item.openGraph().image();
            return new LinkedContent(
                    item.id(),
                    item.status(),
                    item.language(),
                    item.canonicalUrl(),
                    item.openGraph().title(),
                    item.openGraph().description(),
                    image == null ? null : image.toString(),
                    item.openGraph().siteName(),
                    item.expiresAt());
        });
    }

    /** The captions to choose from. Held until the transaction ends. */
    public List<OfferedCaption> lockCaptions(UUID itemId, String network) {
        return repository.lockCaptions(itemId, network);
    }

    /** Counts that the caption was given out. */
    public void countUse(UUID captionId) {
        repository.countUse(captionId);
    }
}
