package io.heraut.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heraut.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;

/**
 * Moves the oldest rows of the outbox to Kafka, one batch at a time, wherever it is the only one that does.
 *
 * <p>Leading is a lock that lives as long as the batch's transaction. A leader that stands still loses its transaction
 * by the database's time-out, and with it the lock; what it had sent is sent again by the next one, and its own delete
 * fails when it wakes. Since every leader begins with the oldest row and keeps the order of each key, the first
 * delivery of every event is in order, whoever else sends at the same time.
 */
final class OutboxShipment implements AutoCloseable {
    /** Anything that nobody else locks in the service's database. */
    private static final long LEADER_LOCK = 0x4845_5241_5554_0001L;

    private static final int MAX_BATCH_BYTES = 4 << 20;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final JsonMapper MAPPER = new JsonMapper();

    private final DataSource dataSource;
    private final OutboxConfig config;
    private final OutboxSender sender;
    /** Keys of compacted topics that may have got an old state behind the newest one. */
    private final Set<Doubt> doubtful = new LinkedHashSet<>();

    private record Doubt(Topic topic, UUID key) {}

    OutboxShipment(DataSource dataSource, OutboxConfig config, Supplier<Producer<String, byte[]>> producers) {
        this.dataSource = dataSource;
        this.config = config;
        this.sender = new OutboxSender(producers, config.sendTimeout());
    }

    /** What came of one attempt. */
    sealed interface Outcome {
        /** Nothing is there to send. */
        record Empty() implements Outcome {}

        /** Another relay leads. */
        record Following() implements Outcome {}

        /** All that was read is sent. */
        record Sent(int count) implements Outcome {}

        /** Kafka did not take all of it. */
        record NotAcknowledged(int sent, Exception cause) implements Outcome {}

        /** The database did not answer, or has ended the transaction. */
        record DatabaseFailed(SQLException cause) implements Outcome {}
    }

    Outcome attempt() throws InterruptedException {
        List<OutboxRecord> batch = List.of();
        try (Connection connection = dataSource.getConnection()) {
            tellDoubtfulAgain(connection);
            if (!hasRows(connection)) {
                return new Outcome.Empty();
            }
            connection.setAutoCommit(false);
            try {
                if (!lead(connection)) {
                    connection.rollback();
                    return new Outcome.Following();
                }
                batch = oldest(connection);
                OutboxSender.Result result = sender.send(batch);
                delete(connection, result.acknowledged());
                connection.commit();
                return result.failure() == null
                        ? new Outcome.Sent(batch.size())
                        : new Outcome.NotAcknowledged(result.acknowledged().size(), result.failure());
            } catch (SQLException | InterruptedException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            if (!batch.isEmpty()) {
                // Another relay may lead by now: nothing may follow what is sent already.
                sender.discard();
                doubt(batch);
            }
            return new Outcome.DatabaseFailed(e);
        }
    }

    /** How much is waiting, counted up to a bound, and since when. */
    record Backlog(long size, double ageSeconds) {}

    Optional<Backlog> backlog(int bound) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox_event LIMIT ?) AS counted),
                               (SELECT extract(epoch FROM clock_timestamp() - created_at)
                                FROM outbox_event ORDER BY position LIMIT 1)""")) {
            select.setInt(1, bound);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.of(new Backlog(row.getLong(1), Math.max(0, row.getDouble(2))));
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        sender.close();
    }

    private static boolean hasRows(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM outbox_event)");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private boolean lead(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT set_config('idle_in_transaction_session_timeout', ?, true), pg_try_advisory_xact_lock(?)""")) {
            select.setString(1, Long.toString(config.stalledLeaderTimeout().toMillis()));
            select.setLong(2, LEADER_LOCK);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(2);
            }
        }
    }

    private List<OutboxRecord> oldest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT position, topic, key, value, headers FROM (
                    SELECT *, sum(coalesce(octet_length(value), 0)) OVER (ORDER BY position)
                              - coalesce(octet_length(value), 0) AS bytes_before
                    FROM (SELECT * FROM outbox_event ORDER BY position LIMIT ?) AS oldest
                ) AS measured
                WHERE bytes_before < ?
                ORDER BY position""")) {
            select.setInt(1, config.batchSize());
            select.setInt(2, MAX_BATCH_BYTES);
            try (ResultSet rows = select.executeQuery()) {
                List<OutboxRecord> records = new ArrayList<>();
                while (rows.next()) {
                    records.add(new OutboxRecord(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getBytes(4),
                            headers(rows.getString(5))));
                }
                return records;
            }
        }
    }

    private static Map<String, String> headers(String json) throws SQLException {
        if (json.equals("{}")) {
            return Map.of();
        }
        try {
            return MAPPER.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new SQLException("The headers of an outbox row can not be read", e);
        }
    }

    private static void delete(Connection connection, List<Long> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM outbox_event WHERE position = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            delete.executeUpdate();
        }
    }

    /**
     * Remembers what a compacted topic may have got too late. Consumers know an event that comes twice; but compaction
     * keeps the last record of a key, so that an old state, even an erased one, would stay.
     */
    private void doubt(Collection<OutboxRecord> sent) {
        for (OutboxRecord each : sent) {
            String key = each.key();
            Topic.forName(each.topic())
                    .filter(topic -> topic.retention() == Topic.Retention.COMPACT && key != null)
                    .ifPresent(topic -> doubtful.add(new Doubt(topic, UUID.fromString(key))));
        }
    }

    /** One key in a transaction: whoever holds one lock only waits for nobody who waits for it. */
    private void tellDoubtfulAgain(Connection connection) throws SQLException {
        if (doubtful.isEmpty()) {
            return;
        }
        connection.setAutoCommit(false);
        for (Iterator<Doubt> left = doubtful.iterator(); left.hasNext(); ) {
            Doubt doubt = left.next();
            EventStates.lock(connection, doubt.topic(), doubt.key());
            EventStates.enqueue(connection, doubt.topic(), List.of(doubt.key()));
            connection.commit();
            left.remove();
        }
        connection.setAutoCommit(true);
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
