package io.heraut.sharing.analytics;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.DatabaseFailure;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The states that figures can be asked for. */
@ApplicationScoped
class Epochs {
    private static final Logger LOG = Logger.getLogger(Epochs.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private record Open(Instant openedAt, @Nullable Instant lastClosedAt) {}

    private final Database database;
    private final SharingConfig.Analytics config;
    private final Clock clock;
    private final ReentrantLock closing = new ReentrantLock();

    Epochs(Database database, SharingConfig config, Clock clock) {
        this.database = database;
        this.config = config.analytics();
        this.clock = clock;
    }

    /** The state that the token names, or else one that is fresh. */
    AsOf asOf(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return fresh();
        }
        long epoch = AsOf.epochOf(token).orElse(0);
        return find(epoch)
                .orElseThrow(() -> new ProblemException(
                                SharingProblem.AS_OF_UNKNOWN, "Use the `asOf` of an earlier answer, unchanged.")
                        .withParameterError("asOf", "is not of any answer"));
    }

    /** Closes the open epoch when it is older than that and something was written in it. */
    void closeIfWrittenIn(Instant openedBefore) {
        boolean isDue = QuarkusTransaction.requiringNew()
                .call(() -> database.one("""
                        select (opened_at < ? and (exists (select 1 from click_rollup r where r.epoch >= o.epoch)
                            or exists (select 1 from evidence e where e.epoch >= o.epoch)
                            or exists (select 1 from evidence e where e.withdrawn_epoch >= o.epoch)))::int as due
                        from ingest_epoch o where closed_at is null""", row -> row.number("due") == 1, openedBefore)
                        .orElse(false));
        if (isDue) {
            close();
        }
    }

    private AsOf fresh() {
        if (isStale()) {
            // One request closes it; those that come meanwhile find it closed.
            closing.lock();
            try {
                if (isStale()) {
                    close();
                }
            } finally {
                closing.unlock();
            }
        }
        long last = database.one(
                        "select max(epoch) as epoch from ingest_epoch where closed_at is not null",
                        row -> row.longNumber("epoch"))
                .orElse(0L);
        return find(last)
                .orElseThrow(() -> new ProblemException(
                                CommonProblem.SERVICE_UNAVAILABLE, "Nothing was summed up yet. Ask again in a moment.")
                        .withHeader("Retry-After", "1"));
    }

    private boolean isStale() {
        Open open = database.one("""
                        select opened_at, (select max(closed_at) from ingest_epoch c where c.epoch = o.epoch - 1) as closed
                        from ingest_epoch o where closed_at is null""", row -> new Open(row.instant("opened_at"), row.optionalInstant("closed")))
                .orElseThrow(() -> new IllegalStateException("No epoch is open"));
        Instant now = clock.instant();
        // An epoch that was opened in the future was opened by a clock that has been set back since.
        return open.lastClosedAt() == null
                || !open.openedAt().plus(config.freshness()).isAfter(now)
                || open.openedAt().isAfter(now.plus(config.freshness()));
    }

    /**
     * Not at any price: while somebody waits to close an epoch, nobody else can begin to count or to share, and one process that
     * stands still in the middle of a transaction would stop all of them. When it can not be had soon, the last state has to do.
     */
    private void close() {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                database.run("set local lock_timeout = " + LONGEST_WAIT.toMillis());
                database.run("select next_epoch(?)", clock.instant());
            });
        } catch (DatabaseFailure e) {
            if (!e.isLockTimeout()) {
                throw e;
            }
            LOG.infof("The epoch can not be closed now: somebody has been writing in it for %s", LONGEST_WAIT);
        }
    }

    private Optional<AsOf> find(long epoch) {
        return database.one(
                """
                select e.closed_at, (select rules || '.' || patterns from classifier c where c.epoch <= e.epoch
                    order by id desc limit 1) as classifier
                from ingest_epoch e where epoch = ? and closed_at is not null""", row -> new AsOf(epoch, row.instant("closed_at"), row.optionalText("classifier")), epoch);
    }
}
