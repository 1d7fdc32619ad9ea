package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.link.LinkService;
import io.heraut.sharing.link.LinkView;
import io.heraut.sharing.organisation.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** What came to links, for whom they belong to. */
@ApplicationScoped
class ClickCounts {
    private final LinkService links;
    private final ClickRepository repository;
    private final BreakdownRepository breakdowns;
    private final ClassifierVersion classifier;
    private final SharingConfig.Clicks config;
    private final Organisation organisation;
    private final Clock clock;

    ClickCounts(
            LinkService links,
            ClickRepository repository,
            BreakdownRepository breakdowns,
            ClassifierVersion classifier,
            SharingConfig config,
            Organisation organisation,
            Clock clock) {
        this.links = links;
        this.repository = repository;
        this.breakdowns = breakdowns;
        this.classifier = classifier;
        this.config = config.clicks();
        this.organisation = organisation;
        this.clock = clock;
    }

    @Transactional
    ClicksView of(UUID linkId, boolean breakdown) {
        LinkView link = links.own(linkId);
        Instant now = clock.instant();
        return ClicksView.of(
                linkId,
                repository.counts(linkId),
                breakdown
                        ? breakdowns.of(linkId, since(link, now), organisation.zone(), config.visitorsDescribedFrom())
                        : null,
                classifier.name(),
                now);
    }

    /** From when on the link's single clicks are kept: days that are over are not looked into. */
    private Instant since(LinkView link, Instant now) {
        Instant kept = startOfDay(now.minus(config.retention()));
        Instant issued = startOfDay(link.createdAt());
        return issued.isAfter(kept) ? issued : kept;
    }

    private static Instant startOfDay(Instant time) {
        return DaySalts.utcDay(time).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
