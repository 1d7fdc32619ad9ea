package io.heraut.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "content"))
class AuditIT {
    @Inject
    Audit audit;

    @Inject
    DataSource dataSource;

    @Test
    void aChangeByARequestIsKeptWithItsCaller() throws SQLException {
        String subject = UUID.randomUUID().toString();
        String token = TestTokens.builder().subject(subject).roles("advocate").sign();

        String id = given().auth()
                .oauth2(token)
                .header("X-Request-Id", "audit-test-1")
                .contentType("application/json")
                .body("{\"text\":\"four\"}")
                .post("/api/v1/notes")
                .jsonPath()
                .getString("id");

        assertThat(records(id)).containsExactly("write note " + subject + " {\"length\": 4} audit-test-1");
    }

    @Test
    void aChangeThatIsTakenBackLeavesNoRecord() throws SQLException {
        UUID id = UUID.randomUUID();

        QuarkusTransaction.begin();
        audit.record("write", "note", id, null);
        QuarkusTransaction.rollback();

        assertThat(records(id.toString())).isEmpty();
    }

    @Test
    void whatTheSystemDoesHasNoActor() throws SQLException {
        UUID id = UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> audit.record("expire", "note", id, Map.of()));

        assertThat(records(id.toString())).containsExactly("expire note null {} null");
    }

    @Test
    void withoutATransactionThereIsNoRecord() {
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> audit.record("write", "note", id, null)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void anErasedPersonIsTakenOutAndWhatWasDoneStays() throws SQLException {
        String subject = UUID.randomUUID().toString();
        String token = TestTokens.builder().subject(subject).roles("advocate").sign();
        String id = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("X-Request-Id", "audit-test-2")
                .body("{\"text\":\"four\"}")
                .post("/api/v1/notes")
                .jsonPath()
                .getString("id");

        audit.forget(subject);

        assertThat(records(id)).containsExactly("write note null {\"length\": 4} audit-test-2");
    }

    private List<String> records(String objectId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select action, object_type, actor, details, request_id from audit_record
                        where object_id = ?::uuid order by id
                        """)) {
            select.setString(1, objectId);
            try (var rows = select.executeQuery()) {
                List<String> records = new ArrayList<>();
                while (rows.next()) {
                    records.add(String.join(
                            " ",
                            rows.getString(1),
                            rows.getString(2),
                            String.valueOf(rows.getString(3)),
                            String.valueOf(rows.getString(4)),
                            String.valueOf(rows.getString(5))));
                }
                return records;
            }
        }
    }
}
