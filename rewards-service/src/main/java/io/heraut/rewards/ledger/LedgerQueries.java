package io.heraut.rewards.ledger;

import io.heraut.rewards.database.Database;
import io.heraut.rewards.database.Database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the ledger. */
@ApplicationScoped
public class LedgerQueries {
    private final Database database;

    LedgerQueries(Database database) {
        this.database = database;
    }

    /**
     * An entry without its postings.
     *
     * @param decisionId the rule's decision behind it; for a reversal, the one behind what it takes back
     */
    public record Entry(
            UUID id,
            EntryKind kind,
            @Nullable UUID advocateId,
            @Nullable UUID decisionId,
            @Nullable UUID reversesId,
            Instant occurredAt,
            Instant bookedAt) {}

    /**
     * What an entry did to one account.
     *
     * @param balanceAfter of the account; absent for those of the organisation, whose balances are not kept
     */
    public record Posting(
            AccountKind kind,
            @Nullable UUID ownerId,
            long points,
            @Nullable Long balanceAfter) {}

    /** What an entry did to one account, with its place in that account's row of postings. */
    public record StatementLine(long accountLine, Entry entry, long points, long balanceAfter) {}

    /** What an owner's accounts hold; those that were never used are missing. */
    public Map<AccountKind, Long> balances(UUID ownerId) {
        Map<AccountKind, Long> balances = new EnumMap<>(AccountKind.class);
        database.query("""
                select b.kind, b.balance from ledger_balance b join ledger_account a on a.id = b.account_id
                where a.owner_id = ?""", row -> balances.put(AccountKind.valueOf(row.text("kind")), row.number("balance")), ownerId);
        return balances;
    }

    /** Newest first. */
    public List<StatementLine> statement(Account account, long beforeLine, int limit) {
        return database.query(
                """
                select p.account_line, p.points, p.balance_after,
                       e.id, e.kind, e.advocate_id, coalesce(e.decision_id, o.decision_id) as decision_id, e.reverses_id,
                       e.occurred_at, e.booked_at
                from ledger_account a
                join ledger_posting p on p.account_id = a.id
                join ledger_entry e on e.id = p.entry_id
                left join ledger_entry o on o.id = e.reverses_id
                where a.kind = ? and a.owner_id = ? and p.account_line < ?
                order by p.account_line desc limit ?""",
                row -> new StatementLine(
                        row.number("account_line"), entry(row), row.number("points"), row.number("balance_after")),
                account.kind().name(),
                account.ownerId(),
                beforeLine,
                limit);
    }

    public Optional<Entry> entry(UUID id) {
        return database.first("""
                select e.id, e.kind, e.advocate_id, coalesce(e.decision_id, o.decision_id) as decision_id, e.reverses_id,
                       e.occurred_at, e.booked_at
                from ledger_entry e left join ledger_entry o on o.id = e.reverses_id where e.id = ?""", LedgerQueries::entry, id);
    }

    /** What gives first, then what gets. */
    public List<Posting> postings(UUID entryId) {
        return database.query(
                """
                select a.kind, a.owner_id, p.points, p.balance_after
                from ledger_posting p join ledger_account a on a.id = p.account_id
                where p.entry_id = ? order by p.points, p.line""",
                row -> new Posting(
                        AccountKind.valueOf(row.text("kind")),
                        row.optionalUuid("owner_id"),
                        row.number("points"),
                        row.optionalNumber("balance_after")),
                entryId);
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(
                row.uuid("id"),
                EntryKind.valueOf(row.text("kind")),
                row.optionalUuid("advocate_id"),
                row.optionalUuid("decision_id"),
                row.optionalUuid("reverses_id"),
                row.instant("occurred_at"),
                row.instant("booked_at"));
    }
}
