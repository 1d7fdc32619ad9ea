package io.heraut.rewards.ledger;

import io.heraut.kit.Ids;
import io.heraut.rewards.database.Database;
import io.heraut.rewards.ledger.EntryDraft.Leg;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Books entries. What is booked stays: the database refuses changes, entries that do not sum to zero and balances below zero, the former
 * two when the transaction commits.
 */
@ApplicationScoped
public class Ledger {
    private final Database database;
    private final Clock clock;

    Ledger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What came of booking. */
    public sealed interface Booking {}

    public record Booked(UUID entryId) implements Booking {}

    /** The same had been booked for the same cause before. */
    public record AlreadyBooked(UUID entryId) implements Booking {}

    /** Something else had been booked for the same cause before. */
    public record Contradicted(UUID entryId) implements Booking {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Booking book(EntryDraft draft) {
        Map<UUID, Long> postings = new TreeMap<>(Comparator.comparing(UUID::toString));
        for (Leg leg : draft.legs()) {
            postings.put(accountId(leg.account()), leg.points());
        }
        UUID entryId = Ids.next();
        if (!insertEntry(entryId, draft, postings.size())) {
            return existing(draft, postings);
        }
        insertPostings(entryId, postings);
        return new Booked(entryId);
    }

    private boolean insertEntry(UUID entryId, EntryDraft draft, int lines) {
        return database.update(
                        """
                        insert into ledger_entry (id, kind, cause, lines, advocate_id, decision_id, reverses_id, occurred_at, booked_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint ledger_entry_cause_once do nothing""",
                        entryId,
                        draft.kind().name(),
                        draft.cause(),
                        lines,
                        draft.advocateId(),
                        draft.decisionId(),
                        draft.reversesId(),
                        draft.occurredAt(),
                        clock.instant())
                == 1;
    }

    /** In the order of the accounts, in which every transaction waits for balances: so none waits for another in a circle. */
    private void insertPostings(UUID entryId, Map<UUID, Long> postings) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        int line = 0;
        for (Map.Entry<UUID, Long> posting : postings.entrySet()) {
            line++;
            rows.append(rows.isEmpty() ? "" : ", ").append("(?, ?, ?, ?)");
            parameters.addAll(List.of(entryId, line, posting.getKey(), posting.getValue()));
        }
        database.update(
                "insert into ledger_posting (entry_id, line, account_id, points) values " + rows, parameters.toArray());
    }

    private Booking existing(EntryDraft draft, Map<UUID, Long> postings) {
        UUID entryId = database.first(
                        "select id from ledger_entry where cause = ?", row -> row.uuid("id"), draft.cause())
                .orElseThrow(() -> new IllegalStateException("The entry for " + draft.cause() + " is gone"));
        boolean same = database.query(
                        "select kind from ledger_entry where id = ? and kind = ? and advocate_id is not distinct from ?",
                        row -> true,
                        entryId,
                        draft.kind().name(),
                        draft.advocateId())
                .contains(true);
        Map<UUID, Long> booked = new TreeMap<>(Comparator.comparing(UUID::toString));
        database.query(
                "select account_id, points from ledger_posting where entry_id = ?",
                row -> booked.put(row.uuid("account_id"), row.number("points")),
                entryId);
        return same && booked.equals(postings) ? new AlreadyBooked(entryId) : new Contradicted(entryId);
    }

    /** Opens the account when it is the owner's first of its kind. */
    private UUID accountId(Account account) {
        Optional<UUID> known = find(account);
        if (known.isPresent()) {
            return known.get();
        }
        database.update("""
                insert into ledger_account (id, kind, owner_id, opened_at) values (?, ?, ?, ?)
                on conflict on constraint ledger_account_unique do nothing""", Ids.next(), account.kind().name(), account.ownerId(), clock.instant());
        return find(account).orElseThrow(() -> new IllegalStateException(account + " was not opened"));
    }

    private Optional<UUID> find(Account account) {
        return account.ownerId() == null
                ? database.first(
                        "select id from ledger_account where kind = ? and owner_id is null",
                        row -> row.uuid("id"),
                        account.kind().name())
                : database.first(
                        "select id from ledger_account where kind = ? and owner_id = ?",
                        row -> row.uuid("id"),
                        account.kind().name(),
                        account.ownerId());
    }
}
