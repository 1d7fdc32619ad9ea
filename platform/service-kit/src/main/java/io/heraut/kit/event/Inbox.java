package io.heraut.kit.event;

import io.heraut.events.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Remembers which events were taken. */
@ApplicationScoped
class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int PURGED_AT_ONCE = 5_000;
    private static final int PURGES_IN_A_RUN = 200;

    private final DataSource dataSource;
    private final Clock clock;
    private final Duration retention;

    Inbox(DataSource dataSource, Clock clock, EventsConfig config) {
        Duration longestKept = Arrays.stream(Topic.values())
                .map(Topic::kept)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (config.inboxRetention().compareTo(longestKept) <= 0) {
            throw new IllegalArgumentException("heraut.events.inbox-retention (" + config.inboxRetention()
                    + ") has to be longer than topics keep their records (" + longestKept
                    + "), or an event that is delivered again would be taken twice");
        }
        this.dataSource = dataSource;
        this.clock = clock;
        this.retention = config.inboxRetention();
    }

    /**
     * Remembers the event, in the caller's transaction. Waits for another transaction that takes the same one.
     *
     * @return false when it was taken before
     */
    boolean add(UUID eventId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO inbox (event_id, received_at) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, eventId);
            insert.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseFault("The inbox was not written", e);
        }
    }

    @Scheduled(
            every = "${heraut.events.purge-interval:1h}",
            identity = "inbox-purge",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        Fault.unlessTransient(() -> purgeUpTo(clock.instant().minus(retention)));
    }

    private void purgeUpTo(Instant before) {
        long purged = 0;
        for (int run = 0; run < PURGES_IN_A_RUN; run++) {
            int deleted = QuarkusTransaction.requiringNew().call(() -> purge(before));
            purged += deleted;
            if (deleted < PURGED_AT_ONCE) {
                break;
            }
        }
        LOG.debugf("Purged %d rows of the inbox", purged);
    }

    private int purge(Instant before) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        DELETE FROM inbox WHERE event_id IN (
                            SELECT event_id FROM inbox WHERE received_at < ? ORDER BY received_at LIMIT ?
                            FOR UPDATE SKIP LOCKED)""")) {
            delete.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            delete.setInt(2, PURGED_AT_ONCE);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault("The inbox was not purged", e);
        }
    }
}
