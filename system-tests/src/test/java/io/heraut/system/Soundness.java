package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be so in the databases, whatever happened before. */
final class Soundness {
    private static final List<Service> WITH_DATABASE =
            Arrays.stream(Service.values()).filter(Service::hasDatabase).toList();

    private Soundness() {}

    /** Every event was told, none is a dead letter, and the ledger adds up. */
    static void assertSound(LocalStack stack) {
        await("every event to be told to Kafka").atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            for (Service service : WITH_DATABASE) {
                assertThat(number(stack, service, "select count(*) from outbox_event"))
                        .as("events of %s that are not told", service.partName())
                        .isZero();
            }
        });
        for (Service service : WITH_DATABASE) {
            assertThat(text(stack, service, "select string_agg(type || ': ' || detail, '; ') from dead_letter"))
                    .as("dead letters of %s", service.partName())
                    .isNull();
        }
        assertLedgerAddsUp(stack);
    }

    static void assertLedgerAddsUp(LocalStack stack) {
        assertThat(number(stack, Service.REWARDS, "select coalesce(sum(points), 0) from ledger_posting"))
                .as("the sum of all postings")
                .isZero();
        assertThat(number(stack, Service.REWARDS, """
                        select count(*) from (
                            select entry_id from ledger_posting group by entry_id having sum(points) <> 0) as uneven
                        """))
                .as("ledger entries that do not sum to zero")
                .isZero();
        assertThat(number(stack, Service.REWARDS, """
                        select count(*) from ledger_balance where balance <> (
                            select coalesce(sum(points), 0) from ledger_posting
                            where ledger_posting.account_id = ledger_balance.account_id)
                        """))
                .as("balances that are not the sum of their postings")
                .isZero();
        assertThat(number(stack, Service.REWARDS, """
                        select count(*) from rule_decision left join ledger_entry on decision_id = rule_decision.id
                        where (rule_decision.points > 0) <> (ledger_entry.id is not null)
                        """))
                .as("decisions to pay without an entry")
                .isZero();
    }

    static long number(LocalStack stack, Service service, String sql) {
        String text = text(stack, service, sql);
        return text == null ? 0 : Long.parseLong(text);
    }

    private static @Nullable String text(LocalStack stack, Service service, String sql) {
        try (Connection connection = stack.connect(service);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
