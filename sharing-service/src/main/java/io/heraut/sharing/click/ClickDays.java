package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sees to it that the table of clicks has a part for each day that clicks are of, also for days long gone. */
@ApplicationScoped
class ClickDays {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final ClickRepository repository;
    private final SharingConfig.Clicks config;
    private final Clock clock;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    ClickDays(ClickRepository repository, SharingConfig config, Clock clock) {
        this.repository = repository;
        this.config = config.clicks();
        this.clock = clock;
    }

    /**
     * In a transaction of its own, so that nobody waits for the caller's.
     *
     * @throws UnreadableClicks when a click is of a time that no clock shows
     */
    void ensure(List<ClickBatch> batches) {
        LocalDate firstKept = DaySalts.utcDay(clock.instant().minus(config.retention()));
        for (ClickBatch batch : batches) {
            for (Click click : batch.clicks()) {
                if (click.at().isBefore(FIRST) || click.at().isAfter(LAST)) {
                    throw new UnreadableClicks("A click of " + click.at() + " can not be");
                }
                LocalDate day = DaySalts.utcDay(click.at());
                // Older days may have been dropped by another replica meanwhile.
                if (!known.contains(day) || !day.isAfter(firstKept)) {
                    QuarkusTransaction.requiringNew().run(() -> repository.addDay(day));
                    known.add(day);
                }
            }
        }
    }
}
