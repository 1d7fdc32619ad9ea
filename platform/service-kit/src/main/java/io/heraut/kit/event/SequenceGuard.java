package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Keeps a projection from going back: an event that is not newer than the last one of its aggregate is known. */
@ApplicationScoped
public class SequenceGuard {
    private final DataSource dataSource;

    SequenceGuard(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Remembers the event as the last one of its aggregate, in the caller's transaction.
     *
     * @param projection what is guarded; one event may move several projections
     * @return false when this one or a later one was seen before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean advance(String projection, CloudEvent<?> event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO seen_sequence AS seen (projection, topic, aggregate_id, last) VALUES (?, ?, ?, ?)
                        ON CONFLICT (projection, topic, aggregate_id)
                        DO UPDATE SET last = excluded.last WHERE seen.last < excluded.last""")) {
            statement.setString(1, projection);
            statement.setString(2, event.type().topic().topicName());
            statement.setObject(3, event.subject());
            statement.setLong(4, event.sequence());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseFault("The sequence of an event was not stored", e);
        }
    }
}
