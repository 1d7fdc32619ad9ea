package io.heraut.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other services what has changed, in the transaction of the change.
 *
 * <p>Publishing locks the count of the aggregate's events until the transaction ends, so that sequences have no gaps
 * and stand in the order of the commits. A transaction that publishes for several aggregates should do so in the order
 * of their ids, lest two of them wait for each other.
 */
@ApplicationScoped
public class Outbox {
    /** Leaves room for the envelope of Kafka's records under the megabyte that brokers take. */
    static final int MAX_VALUE_BYTES = 900_000;

    private static final JsonMapper HEADERS = new JsonMapper();
    private static final String WAKE_REGISTERED = Outbox.class.getName() + ".wake";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;
    private final Clock clock;
    private final String source;

    Outbox(
            DataSource dataSource,
            TransactionSynchronizationRegistry transactions,
            OutboxRelay relay,
            Clock clock,
            @ConfigProperty(name = "heraut.service.name") String service) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
        this.clock = clock;
        this.source = "/heraut/" + service;
    }

    /** Publishes that something has happened now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> CloudEvent<T> publish(EventType type, UUID aggregateId, T payload) {
        return publish(type, aggregateId, "", payload, clock.instant());
    }

    /** Publishes that something has happened at that time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> CloudEvent<T> publish(EventType type, UUID aggregateId, T payload, Instant time) {
        return publish(type, aggregateId, "", payload, time);
    }

    /**
     * Publishes one of several facts of the same type that stand side by side in an aggregate.
     *
     * @param slot tells the facts apart: the last event of each slot is what is published again on demand
     * @param time when it happened
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> CloudEvent<T> publish(EventType type, UUID aggregateId, String slot, T payload, Instant time) {
        if (!type.payload().isInstance(payload)) {
            throw new IllegalArgumentException(
                    type.typeName() + " carries " + type.payload().getSimpleName() + ", not "
                            + payload.getClass().getSimpleName());
        }
        try (Connection connection = dataSource.getConnection()) {
            Topic topic = type.topic();
            CloudEvent<T> event = new CloudEvent<>(
                    Ids.next(),
                    source,
                    type,
                    aggregateId,
                    time,
                    nextSequence(connection, topic, aggregateId),
                    Traces.current(),
                    payload);
            byte[] value = EventCodec.encode(event);
            if (value.length > MAX_VALUE_BYTES) {
                throw new IllegalArgumentException("An event of type " + type.typeName() + " has " + value.length
                        + " bytes, more than the " + MAX_VALUE_BYTES + " that Kafka is sure to take");
            }
            keepState(connection, topic, aggregateId, type.typeName(), slot, event.sequence(), value);
            enqueue(connection, topic.topicName(), aggregateId.toString(), value, Map.of());
            return event;
        } catch (SQLException e) {
            throw new DatabaseFault("The event " + type.typeName() + " was not stored", e);
        }
    }

    /**
     * Makes a topic forget a key, and forgets what was published for it. Consumers that are rebuilt later are told as
     * well.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tombstone(Topic topic, UUID key) {
        try (Connection connection = dataSource.getConnection()) {
            long sequence = lockSequence(connection, topic, key);
            try (PreparedStatement forget =
                    connection.prepareStatement("DELETE FROM event_state WHERE topic = ? AND aggregate_id = ?")) {
                forget.setString(1, topic.topicName());
                forget.setObject(2, key);
                forget.executeUpdate();
            }
            keepState(connection, topic, key, "", "", sequence, null);
            enqueue(connection, topic.topicName(), key.toString(), null, Map.of());
        } catch (SQLException e) {
            throw new DatabaseFault("The tombstone on " + topic.topicName() + " was not stored", e);
        }
    }

    /** Sends a record as it is, in the caller's transaction. */
    void enqueue(
            Connection connection,
            String topic,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO outbox_event (topic, key, value, headers) VALUES (?, ?, ?, ?::jsonb)")) {
            insert.setString(1, topic);
            insert.setString(2, key);
            setBytes(insert, 3, value);
            insert.setString(4, json(headers));
            insert.executeUpdate();
        }
        wakeRelayAfterCommit();
    }

    /** Lets the relay look as soon as the caller's transaction has committed. */
    void wakeRelayAfterCommit() {
        if (transactions.getResource(WAKE_REGISTERED) != null) {
            return;
        }
        transactions.putResource(WAKE_REGISTERED, true);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only what was committed is of interest.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    private static long nextSequence(Connection connection, Topic topic, UUID aggregateId) throws SQLException {
        return sequence(connection, """
                INSERT INTO event_sequence AS counted (topic, aggregate_id, last) VALUES (?, ?, 1)
                ON CONFLICT (topic, aggregate_id) DO UPDATE SET last = counted.last + 1
                RETURNING last""", topic, aggregateId);
    }

    private static long lockSequence(Connection connection, Topic topic, UUID aggregateId) throws SQLException {
        return sequence(connection, """
                INSERT INTO event_sequence AS counted (topic, aggregate_id, last) VALUES (?, ?, 0)
                ON CONFLICT (topic, aggregate_id) DO UPDATE SET last = counted.last
                RETURNING last""", topic, aggregateId);
    }

    private static long sequence(Connection connection, String sql, Topic topic, UUID aggregateId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, topic.topicName());
            statement.setObject(2, aggregateId);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("The sequence of an aggregate was not returned");
                }
                return result.getLong(1);
            }
        }
    }

    private static void keepState(
            Connection connection,
            Topic topic,
            UUID aggregateId,
            String type,
            String slot,
            long sequence,
            byte @Nullable [] value)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO event_state (topic, aggregate_id, type, slot, sequence, value) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (topic, aggregate_id, type, slot)
                DO UPDATE SET sequence = excluded.sequence, value = excluded.value, updated_at = excluded.updated_at""")) {
            upsert.setString(1, topic.topicName());
            upsert.setObject(2, aggregateId);
            upsert.setString(3, type);
            upsert.setString(4, slot);
            upsert.setLong(5, sequence);
            setBytes(upsert, 6, value);
            upsert.executeUpdate();
        }
    }

    private static void setBytes(PreparedStatement statement, int index, byte @Nullable [] value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BINARY);
        } else {
            statement.setBytes(index, value);
        }
    }

    private static String json(Map<String, String> headers) {
        try {
            return HEADERS.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Headers of a record can not be written", e);
        }
    }
}
