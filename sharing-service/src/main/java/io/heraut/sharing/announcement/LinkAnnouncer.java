package io.heraut.sharing.announcement;

import io.heraut.events.EventType;
import io.heraut.kit.event.Outbox;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Publishes {@code link.clicked}: what was counted at a link since the event before, at most once a minute.
 *
 * <p>What is to be told is kept in tables, and moves on in the transaction that publishes. A replica that dies loses
 * nothing and repeats nothing; another one goes on.
 */
@ApplicationScoped
class LinkAnnouncer {
    private static final Logger LOG = Logger.getLogger(LinkAnnouncer.class);
    private static final String PART = "announcements";

    static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int NOTES_AT_ONCE = 10_000;
    private static final int LINKS_AT_ONCE = 100;
    /** Of each run, so that a backlog leaves room for counting. */
    private static final Duration SHARE = Duration.ofSeconds(1);
    /** While the broker is away, news are summed up here instead of queueing there. */
    private static final int OUTBOX_FULL = 5_000;

    private final AnnouncementRepository repository;
    private final Outbox outbox;
    private final Clock clock;
    private final Degradations degradations;
    private final Counter announced;

    LinkAnnouncer(
            AnnouncementRepository repository,
            Outbox outbox,
            Clock clock,
            Degradations degradations,
            MeterRegistry metrics) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
        this.degradations = degradations;
        this.announced = metrics.counter(AnnouncementMetrics.ANNOUNCED);
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void announce() {
        long end = System.nanoTime() + SHARE.toNanos();
        try {
            whileThereIsMore(this::gather, end);
            whileThereIsMore(this::publish, end);
            degradations.clear(PART);
        } catch (RuntimeException e) {
            // The next run goes on where this one stopped.
            LOG.debug("Links are not announced", e);
            degradations.set(PART, "What is counted at links is not announced: " + e);
        }
    }

    private static void whileThereIsMore(BooleanSupplier step, long end) {
        boolean more;
        do {
            more = QuarkusTransaction.requiringNew().call(step::getAsBoolean);
        } while (more && System.nanoTime() < end);
    }

    private boolean gather() {
        return repository.lead() && repository.gather(NOTES_AT_ONCE, clock.instant(), PAUSE) == NOTES_AT_ONCE;
    }

    private boolean publish() {
        if (!repository.lead() || repository.outboxHolds(OUTBOX_FULL)) {
            return false;
        }
        Instant now = clock.instant();
        List<UUID> due = repository.due(now, LINKS_AT_ONCE);
        if (due.isEmpty()) {
            return false;
        }
        List<LinkNews> news =
                repository.news(due).stream().filter(LinkNews::isNews).toList();
        news.forEach(each -> outbox.publish(EventType.LINK_CLICKED, each.linkId(), each.event(now), now));
        List<UUID> told = news.stream().map(LinkNews::linkId).toList();
        repository.announced(told, now);
        repository.silent(due.stream().filter(id -> !told.contains(id)).toList());
        announced.increment(told.size());
        return due.size() == LINKS_AT_ONCE;
    }
}
