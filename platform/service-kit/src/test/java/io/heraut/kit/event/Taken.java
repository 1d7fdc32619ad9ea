package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The effects of the test's handlers. */
@ApplicationScoped
public class Taken {
    private final DataSource dataSource;

    Taken(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(String handler, CloudEvent<?> event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO taken (handler, event_id, aggregate_id, sequence) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, handler);
            insert.setObject(2, event.id());
            insert.setObject(3, event.subject());
            insert.setLong(4, event.sequence());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sequences of an aggregate's events in the order in which they were taken. */
    List<Long> sequences(String handler, UUID aggregateId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT sequence FROM taken WHERE handler = ? AND aggregate_id = ? ORDER BY position")) {
            select.setString(1, handler);
            select.setObject(2, aggregateId);
            try (ResultSet rows = select.executeQuery()) {
                List<Long> sequences = new ArrayList<>();
                while (rows.next()) {
                    sequences.add(rows.getLong(1));
                }
                return sequences;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
