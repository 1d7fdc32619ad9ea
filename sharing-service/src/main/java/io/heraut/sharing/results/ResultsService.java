package io.heraut.sharing.results;

import io.heraut.sharing.advocate.AdvocateService;
import io.heraut.sharing.click.ClassifierName;
import io.heraut.sharing.organisation.OrganisationCalendar;
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
    private final OrganisationCalendar calendar;
    private final Clock clock;

    ResultsService(
            ResultsRepository repository,
            AdvocateService advocates,
            ClassifierName classifier,
            OrganisationCalendar calendar,
            Clock clock) {
        this.repository = repository;
        this.advocates = advocates;
        this.classifier = classifier;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Transactional
    ResultsView own(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String zone, Interval interval) {
        UUID advocateId = advocates.current().id();
        Instant now = clock.instant();
        ResultsPeriod period = ResultsPeriod.of(from, to, zone, calendar.zone(), now);
        return ResultsView.of(period, interval, repository.of(advocateId, period), now, classifier.value());
    }
}
