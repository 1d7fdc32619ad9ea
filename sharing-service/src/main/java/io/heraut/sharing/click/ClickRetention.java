package io.heraut.sharing.click;

import io.heraut.events.Topic;
import io.heraut.sharing.SharingConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** Forgets single clicks when their time is over, and ids of batches that can not come again. */
@ApplicationScoped
class ClickRetention {
    private static final Logger LOG = Logger.getLogger(ClickRetention.class);
    private static final int AT_ONCE = 5_000;
    /** A batch can come again as long as the log holds it; some more for one that waits elsewhere meanwhile. */
    private static final Duration BATCHES = Topic.CLICKS.kept().multipliedBy(4);

    private final ClickRepository repository;
    private final SharingConfig config;
    private final Clock clock;

    ClickRetention(ClickRepository repository, SharingConfig config, Clock clock) {
        this.repository = repository;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant now = clock.instant();
        // A day goes when its last click is old enough.
        LocalDate firstKept = DaySalts.utcDay(now.minus(config.clicks().retention()));
        int dropped = QuarkusTransaction.requiringNew().call(() -> repository.dropDaysBefore(firstKept));
        if (dropped > 0) {
            LOG.infof("Single clicks of %d days before %s are forgotten", dropped, firstKept);
        }
        untilNothingIsLeft(() -> repository.forgetBatchesBefore(now.minus(BATCHES), AT_ONCE));
    }

    private static void untilNothingIsLeft(IntSupplier step) {
        int removed;
        do {
            removed = QuarkusTransaction.requiringNew().call(step::getAsInt);
        } while (removed == AT_ONCE);
    }
}
