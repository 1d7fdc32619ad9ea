package io.heraut.kit.event;

import io.heraut.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was last published of each aggregate, as it has to be published again. */
final class EventStates {
    private EventStates() {}

    /** Waits until nobody else publishes for that aggregate, and keeps it so until the transaction ends. */
    static void lock(Connection connection, Topic topic, UUID aggregateId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT last FROM event_sequence WHERE topic = ? AND aggregate_id = ? FOR UPDATE")) {
            select.setString(1, topic.topicName());
            select.setObject(2, aggregateId);
            select.executeQuery().close();
        }
    }

    /** As {@link #lock}, for those of them that can be had without waiting. */
    static List<UUID> tryLock(Connection connection, Topic topic, Collection<UUID> aggregateIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT aggregate_id FROM event_sequence WHERE topic = ? AND aggregate_id = ANY (?)
                FOR UPDATE SKIP LOCKED""")) {
            select.setString(1, topic.topicName());
            select.setArray(2, connection.createArrayOf("uuid", aggregateIds.toArray()));
            return ids(select);
        }
    }

    /** The aggregates behind that one, in the order of their ids. */
    static List<UUID> after(Connection connection, Topic topic, @Nullable UUID reached, int limit) throws SQLException {
        String from = reached == null ? "" : " AND aggregate_id > ?";
        try (PreparedStatement select =
                connection.prepareStatement("SELECT aggregate_id FROM event_sequence WHERE topic = ?" + from
                        + " ORDER BY aggregate_id LIMIT " + limit)) {
            select.setString(1, topic.topicName());
            if (reached != null) {
                select.setObject(2, reached);
            }
            return ids(select);
        }
    }

    /**
     * Puts what was last published of locked aggregates into the outbox, with the same ids and sequences.
     *
     * @return how many records that are
     */
    static int enqueue(Connection connection, Topic topic, Collection<UUID> aggregateIds) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox_event (topic, key, value)
                SELECT topic, aggregate_id::text, value FROM event_state
                WHERE topic = ? AND aggregate_id = ANY (?)
                ORDER BY aggregate_id, sequence, type <> ''""")) {
            insert.setString(1, topic.topicName());
            insert.setArray(2, connection.createArrayOf("uuid", aggregateIds.toArray()));
            return insert.executeUpdate();
        }
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
