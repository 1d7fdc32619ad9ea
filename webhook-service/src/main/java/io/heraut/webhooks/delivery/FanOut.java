package io.heraut.webhooks.delivery;

import io.heraut.events.CloudEvent;
import io.heraut.webhooks.eventtype.WebhookBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Makes the deliveries of an event: one for each endpoint that wants its type. */
@ApplicationScoped
class FanOut {
    private static final String KEEP_EVENT = """
            INSERT INTO webhook_event (id, type, occurred_at, body, received_at)
            SELECT ?, ?, ?, ?, ?
             WHERE EXISTS (SELECT FROM webhook_endpoint WHERE ? = ANY (event_types))
            ON CONFLICT ON CONSTRAINT webhook_event_pk DO NOTHING
            """;

    /**
     * Endpoints are kept from being deleted until the end, as a foreign key would. One that is being disabled just now
     * may still get a pending delivery; it waits there until the endpoint is enabled.
     */
    private static final String ADD_DELIVERIES = """
            INSERT INTO delivery (id, endpoint_id, event_id, status, due_at, created_at, completed_at)
            SELECT uuidv7(), e.id, v.id,
                   CASE WHEN e.status = 'ACTIVE' THEN 'PENDING' ELSE 'SKIPPED' END,
                   CASE WHEN e.status = 'ACTIVE' THEN v.received_at END,
                   v.received_at,
                   CASE WHEN e.status = 'ACTIVE' THEN NULL ELSE v.received_at END
              FROM webhook_event v,
                   (SELECT id, status FROM webhook_endpoint WHERE ? = ANY (event_types) FOR KEY SHARE) e
             WHERE v.id = ?
            ON CONFLICT ON CONSTRAINT delivery_once_per_endpoint_and_event DO NOTHING
            """;

    private final DataSource dataSource;
    private final Event<DeliveriesAdded> added;
    private final Clock clock;

    FanOut(DataSource dataSource, Event<DeliveriesAdded> added, Clock clock) {
        this.dataSource = dataSource;
        this.added = added;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void accept(CloudEvent<?> event) {
        String type = event.type().typeName();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP_EVENT);
                PreparedStatement add = connection.prepareStatement(ADD_DELIVERIES)) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            keep.setObject(1, event.id());
            keep.setString(2, type);
            keep.setObject(3, event.time().atOffset(ZoneOffset.UTC));
            keep.setBytes(4, WebhookBody.of(event));
            keep.setObject(5, now);
            keep.setString(6, type);
            keep.executeUpdate();
            add.setString(1, type);
            add.setObject(2, event.id());
            if (add.executeUpdate() > 0) {
                added.fire(new DeliveriesAdded());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The deliveries of " + event.id() + " can not be written", e);
        }
    }
}
