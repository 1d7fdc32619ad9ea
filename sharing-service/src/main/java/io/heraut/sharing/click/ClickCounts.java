package io.heraut.sharing.click;

import io.heraut.sharing.link.LinkService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** What came to links, for whom they belong to. */
@ApplicationScoped
class ClickCounts {
    private final LinkService links;
    private final ClickRepository repository;
    private final ClassifierVersion classifier;
    private final Clock clock;

    ClickCounts(LinkService links, ClickRepository repository, ClassifierVersion classifier, Clock clock) {
        this.links = links;
        this.repository = repository;
        this.classifier = classifier;
        this.clock = clock;
    }

    @Transactional
    ClicksView of(UUID linkId, boolean breakdown) {
        links.own(linkId);
        return ClicksView.of(linkId, repository.counts(linkId), breakdown, classifier.name(), clock.instant());
    }
}
