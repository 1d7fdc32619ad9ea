package io.heraut.kit.event;

import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes again what was last published of every aggregate, with the same ids and sequences, so that a new or
 * restored consumer can be built without the log's beginning.
 *
 * <p>A run goes aggregate by aggregate, waits when the outbox fills up, and is carried on by any replica.
 */
@ApplicationScoped
public class Republish {
    private static final Logger LOG = Logger.getLogger(Republish.class);
    private static final int AGGREGATES_AT_ONCE = 200;
    private static final int OUTBOX_FULL = 5_000;

    private final DataSource dataSource;
    private final Outbox outbox;
    private final Clock clock;
    private volatile boolean stopping;

    Republish(DataSource dataSource, Outbox outbox, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * How far a run is.
     *
     * @param published records so far
     */
    public record Run(
            UUID id,
            Set<Topic> topics,
            Instant requestedAt,
            long published,
            @Nullable Instant finishedAt) {}

    private record Claimed(
            UUID id,
            List<Topic> topics,
            @Nullable Topic reachedTopic,
            @Nullable UUID reachedId) {}

    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** Asks for a run, in the caller's transaction. It begins within a second after that. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Run request(Set<Topic> topics) {
        Run run = new Run(Ids.next(), EnumSet.copyOf(topics), clock.instant(), 0, null);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO republish_run (id, topics, requested_at) VALUES (?, ?, ?)")) {
            insert.setObject(1, run.id());
            insert.setArray(2, connection.createArrayOf("text", names(run.topics())));
            insert.setObject(3, OffsetDateTime.ofInstant(run.requestedAt(), ZoneOffset.UTC));
            insert.executeUpdate();
            return run;
        } catch (SQLException e) {
            throw new DatabaseFault("The run was not stored", e);
        }
    }

    public Optional<Run> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT topics, requested_at, published, finished_at FROM republish_run WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                OffsetDateTime finished = row.getObject(4, OffsetDateTime.class);
                return Optional.of(new Run(
                        id,
                        Set.copyOf(topics(row.getArray(1))),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3),
                        finished == null ? null : finished.toInstant()));
            }
        } catch (SQLException e) {
            throw new DatabaseFault("The run was not read", e);
        }
    }

    @Scheduled(every = "1s", identity = "republish", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void carryOn() {
        Fault.unlessTransient(() -> {
            while (!stopping && QuarkusTransaction.requiringNew().call(this::step)) {
                LOG.trace("Republished a part of the aggregates");
            }
        });
    }

    /** One part of the oldest run that nobody else works at; false when there is nothing to do now. */
    private boolean step() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Optional<Claimed> claimed = claim(connection);
            if (claimed.isEmpty() || outboxIsFull(connection)) {
                return false;
            }
            Claimed run = claimed.get();
            Topic topic = run.reachedTopic() == null ? run.topics().getFirst() : run.reachedTopic();
            List<UUID> part = lockedPart(connection, topic, run.reachedId());
            if (part.isEmpty()) {
                next(connection, run, topic);
                return true;
            }
            int records = EventStates.enqueue(connection, topic, part);
            outbox.wakeRelayAfterCommit();
            reached(connection, run.id(), topic, part.getLast(), records);
            return true;
        }
    }

    /**
     * The next aggregates, locked so that no newer event of theirs comes before what is read now. Only the first one is
     * waited for: whoever waits holds nothing then that somebody else could wait for.
     */
    private static List<UUID> lockedPart(Connection connection, Topic topic, @Nullable UUID reached)
            throws SQLException {
        List<UUID> part = EventStates.after(connection, topic, reached, AGGREGATES_AT_ONCE);
        if (part.isEmpty()) {
            return part;
        }
        EventStates.lock(connection, topic, part.getFirst());
        Set<UUID> locked = new HashSet<>(EventStates.tryLock(connection, topic, part));
        return part.stream().takeWhile(locked::contains).toList();
    }

    private static Optional<Claimed> claim(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT id, topics, reached_topic, reached_id FROM republish_run WHERE finished_at IS NULL
                        ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED""");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Claimed(
                    row.getObject(1, UUID.class),
                    topics(row.getArray(2)),
                    Optional.ofNullable(row.getString(3))
                            .flatMap(Topic::forName)
                            .orElse(null),
                    row.getObject(4, UUID.class)));
        }
    }

    private static boolean outboxIsFull(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT count(*) FROM (SELECT 1 FROM outbox_event LIMIT " + OUTBOX_FULL + ") AS counted");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getInt(1) >= OUTBOX_FULL;
        }
    }

    private static void reached(Connection connection, UUID run, Topic topic, UUID aggregateId, int records)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE republish_run SET reached_topic = ?, reached_id = ?, published = published + ? WHERE id = ?""")) {
            update.setString(1, topic.topicName());
            update.setObject(2, aggregateId);
            update.setInt(3, records);
            update.setObject(4, run);
            update.executeUpdate();
        }
    }

    /** Goes to the topic behind that one, or to the end. */
    private void next(Connection connection, Claimed run, Topic done) throws SQLException {
        int index = run.topics().indexOf(done) + 1;
        boolean finished = index >= run.topics().size();
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE republish_run SET reached_topic = ?, reached_id = NULL, finished_at = ? WHERE id = ?")) {
            update.setString(
                    1, finished ? done.topicName() : run.topics().get(index).topicName());
            update.setObject(2, finished ? OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC) : null);
            update.setObject(3, run.id());
            update.executeUpdate();
        }
        if (finished) {
            LOG.infof("Run %s has published all of %s again", run.id(), run.topics());
        }
    }

    private static Object[] names(Collection<Topic> topics) {
        return topics.stream().map(Topic::topicName).toArray();
    }

    private static List<Topic> topics(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray())
                .map(Topic::forName)
                .flatMap(Optional::stream)
                .toList();
    }
}
