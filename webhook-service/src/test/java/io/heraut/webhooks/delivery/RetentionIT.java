package io.heraut.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.local.testing.TestStack;
import io.heraut.webhooks.testing.Endpoints;
import io.heraut.webhooks.testing.Endpoints.Made;
import io.heraut.webhooks.testing.Receiver;
import io.heraut.webhooks.testing.ReceiverPort;
import io.heraut.webhooks.testing.Services;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "webhooks"))
@WithTestResource(value = ReceiverPort.class, scope = TestResourceScope.GLOBAL)
class RetentionIT {
    private final Endpoints partner = Endpoints.ofNewPartner();

    @Inject
    Receiver receiver;

    @Inject
    Services services;

    @Inject
    Retention retention;

    @Test
    void whatEndedLongAgoIsDeletedAndTheRestStays() throws SQLException {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, "content.withdrawn", "content.expired");
        UUID old = services.expire().id();
        UUID young = services.expire().id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> partner.deliveries(endpoint.id()).stream()
                                .filter(delivery -> "SUCCEEDED".equals(delivery.get("status")))
                                .count()
                        == 2);
        forgetOtherEndpoints(old, UUID.fromString(endpoint.id()));
        execute("UPDATE delivery SET completed_at = now() - interval '31 days' WHERE event_id = ?", old);
        execute("UPDATE webhook_event SET received_at = now() - interval '31 days' WHERE id = ?", old);
        partner.post(Endpoints.ENDPOINTS + "/" + endpoint.id() + "/rotate-secret")
                .then()
                .statusCode(200);
        execute(
                "UPDATE endpoint_secret SET valid_until = now() WHERE valid_until IS NOT NULL AND endpoint_id = ?",
                UUID.fromString(endpoint.id()));

        retention.deleteOld();

        assertThat(partner.deliveries(endpoint.id()))
                .extracting(delivery -> delivery.get("eventId"))
                .containsExactly(young.toString());
        assertThat(count("SELECT count(*) FROM webhook_event WHERE id = ?", old))
                .isZero();
        assertThat(count("SELECT count(*) FROM webhook_event WHERE id = ?", young))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM endpoint_secret WHERE endpoint_id = ?", UUID.fromString(endpoint.id())))
                .isEqualTo(1);
    }

    /** Endpoints of other tests may have wanted the event as well. */
    private static void forgetOtherEndpoints(UUID event, UUID endpoint) throws SQLException {
        try (Connection connection = TestStack.postgres().connectAsOwner("webhooks");
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM delivery WHERE event_id = ? AND endpoint_id <> ?")) {
            delete.setObject(1, event);
            delete.setObject(2, endpoint);
            delete.executeUpdate();
        }
    }

    private static void execute(String sql, UUID id) throws SQLException {
        try (Connection connection = TestStack.postgres().connectAsOwner("webhooks");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static int count(String sql, UUID id) throws SQLException {
        try (Connection connection = TestStack.postgres().connectAsOwner("webhooks");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
