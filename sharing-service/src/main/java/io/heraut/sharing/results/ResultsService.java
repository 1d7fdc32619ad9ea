package io.heraut.sharing.results;

import io.heraut.sharing.advocate.AdvocateService;
import io.heraut.sharing.click.ClassifierName;
import io.heraut.sharing.organisation.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells advocates what their own sharing did. */
@ApplicationScoped
class ResultsService {
    private final ResultsRepository repository;
    private final AdvocateService advocates;
    private final ClassifierName classifier;
    private final Organisation organisation;
    private final Clock clock;

    ResultsService(
            ResultsRepository repository,
            AdvocateService advocates,
            ClassifierName classifier,
            Organisation organisation,
            Clock clock) {
        this.repository = repository;
        this.advocates = advocates;
        this.classifier = classifier;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Transactional
    ResultsView own(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String zone, Interval interval) {
        UUID advocateId = advocates.current().id();
        Instant now = clock.instant();
        ResultsPeriod period = ResultsPeriod.of(from, to, zone, organisation.zone(), now);
        return ResultsView.of(period, interval, repository.of(advocateId, period), now, classifier.value());
    }
}
