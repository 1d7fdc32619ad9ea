package io.heraut.kit.advocate;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.kit.event.EventHandler;
import io.heraut.kit.event.TombstoneHandler;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps the directory as {@code heraut.advocates} tells it. */
@ApplicationScoped
@IfBuildProperty(name = "heraut.directory.enabled", stringValue = "true")
class AdvocateStates implements EventHandler<AdvocateState>, TombstoneHandler {
    private final DataSource dataSource;

    AdvocateStates(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public EventType type() {
        return EventType.ADVOCATE_STATE;
    }

    @Override
    public Topic topic() {
        return Topic.ADVOCATES;
    }

    @Override
    public void handle(CloudEvent<AdvocateState> event) {
        AdvocateState state = event.data();
        run("""
                insert into advocate_directory as known
                    (advocate_id, sub, name, locale, country, team, sequence, stated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint advocate_directory_pk do update set
                    sub = excluded.sub, name = excluded.name, locale = excluded.locale, country = excluded.country,
                    team = excluded.team, sequence = excluded.sequence, stated_at = excluded.stated_at
                where known.sequence < excluded.sequence
                """, insert -> {
            insert.setObject(1, state.advocateId());
            insert.setString(2, state.sub());
            insert.setString(3, state.name());
            insert.setString(4, state.locale());
            insert.setString(5, state.country());
            insert.setString(6, state.team());
            insert.setLong(7, event.sequence());
            insert.setObject(8, OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC));
        });
    }

    @Override
    public void forget(UUID advocateId) {
        run("delete from advocate_directory where advocate_id = ?", delete -> delete.setObject(1, advocateId));
    }

    private void run(String sql, Binder binder) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The advocate directory was not changed", e);
        }
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
