package io.heraut.rewards.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.kit.Ids;
import io.heraut.local.testing.TestStack;
import io.heraut.rewards.RewardsTest;
import io.heraut.rewards.database.Database;
import io.heraut.rewards.ledger.EntryDraft.Leg;
import io.heraut.rewards.ledger.Ledger.AlreadyBooked;
import io.heraut.rewards.ledger.Ledger.Booked;
import io.heraut.rewards.ledger.Ledger.Booking;
import io.heraut.rewards.ledger.Ledger.Contradicted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

@RewardsTest
class LedgerIT {
    private static final Instant NOON = Instant.parse("2025-05-05T10:00:00Z");

    @Inject
    Ledger ledger;

    @Inject
    LedgerQueries queries;

    @Inject
    Database database;

    @Test
    void theSameCauseIsTheSameEntry() {
        UUID amira = Ids.next();
        EntryDraft grant = grant("grant/" + amira, amira, 5);
        Booking first = book(grant);
        Booking second = book(grant);
        Booking other = book(grant("grant/" + amira, amira, 6));

        assertThat(first).isInstanceOf(Booked.class);
        assertThat(second).isEqualTo(new AlreadyBooked(((Booked) first).entryId()));
        assertThat(other).isEqualTo(new Contradicted(((Booked) first).entryId()));
        assertThat(available(amira)).isEqualTo(5);
    }

    @Test
    void aBalanceNeverFallsBelowZero() {
        UUID amira = Ids.next();
        book(grant("grant/" + amira, amira, 5));

        assertThatThrownBy(() -> book(move("take/" + amira, amira, -6)))
                .hasStackTraceContaining("ledger_balance_never_overdrawn");
        assertThat(available(amira)).isEqualTo(5);
        book(move("rest/" + amira, amira, -5));
        assertThat(available(amira)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set occurred_at = now()",
                "delete from ledger_entry",
                "truncate ledger_entry cascade",
                "update ledger_posting set points = 2 * points",
                "delete from ledger_posting",
                "truncate ledger_posting",
                "update ledger_account set kind = 'REDEEMED'",
                "delete from ledger_account",
                "update ledger_balance set balance = 1000000",
                "insert into ledger_balance select id, kind, 5, 0 from ledger_account where owner_id is null",
                "delete from ledger_balance",
                "update point_rule_version set points = 1000",
                "delete from point_rule_version",
                "update rule_decision set points = 1000",
                "delete from rule_decision",
                "alter table ledger_entry disable trigger all"
            })
    void theServicesOwnLoginCanNotRewriteTheLedger(String statement) throws SQLException {
        book(grant("grant/" + Ids.next(), Ids.next(), 5));

        try (Connection connection = TestStack.postgres().connect("rewards")) {
            assertThat(refusal(connection, statement)).isEqualTo("42501");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set occurred_at = now()",
                "delete from ledger_posting",
                "truncate ledger_posting",
                "delete from ledger_account"
            })
    void notEvenTheOwnerRewritesTheLedgerByAccident(String statement) throws SQLException {
        book(grant("grant/" + Ids.next(), Ids.next(), 5));

        try (Connection connection = TestStack.postgres().connectAsOwner("rewards")) {
            assertThat(refusal(connection, statement)).isEqualTo("42501");
        }
    }

    @Test
    void anEntryThatDoesNotSumToZeroIsRefusedAtCommit() throws SQLException {
        UUID account = accountOf(Ids.next());
        UUID entry = Ids.next();

        assertThat(refusal("""
                insert into ledger_entry (id, kind, cause, lines, occurred_at, booked_at)
                    values ('%1$s', 'ADJUSTMENT', '%1$s', 2, now(), now());
                insert into ledger_posting (entry_id, line, account_id, points) values
                    ('%1$s', 1, '01900000-0000-7000-8000-0000000000a1', -5), ('%1$s', 2, '%2$s', 6);
                """.formatted(entry, account))).isEqualTo("ledger_entry_sums_to_zero");
    }

    @Test
    void anEntryWithoutItsPostingsIsRefused() throws SQLException {
        assertThat(refusal("""
                insert into ledger_entry (id, kind, cause, lines, occurred_at, booked_at)
                    values ('%1$s', 'ADJUSTMENT', '%1$s', 2, now(), now());
                """.formatted(Ids.next()))).isEqualTo("ledger_entry_is_complete");
    }

    @Test
    void nothingIsAddedToAnEntryLater() throws SQLException {
        UUID amira = Ids.next();
        UUID entry = ((Booked) book(grant("grant/" + amira, amira, 5))).entryId();

        assertThat(refusal("""
                insert into ledger_posting (entry_id, line, account_id, points) values
                    ('%1$s', 3, '01900000-0000-7000-8000-0000000000a1', -5), ('%1$s', 4, '%2$s', 5);
                """.formatted(entry, accountOf(amira)))).isEqualTo("ledger_entry_is_complete");
    }

    @Test
    void whatAPostingClaimsOfItsBalanceIsOverwritten() throws SQLException {
        UUID amira = Ids.next();
        UUID account = accountOf(amira);
        UUID entry = Ids.next();
        try (Connection connection = TestStack.postgres().connect("rewards");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into ledger_entry (id, kind, cause, lines, advocate_id, occurred_at, booked_at)
                        values ('%1$s', 'ADJUSTMENT', '%1$s', 2, '%3$s', now(), now());
                    insert into ledger_posting (entry_id, line, account_id, points, account_line, balance_after) values
                        ('%1$s', 1, '01900000-0000-7000-8000-0000000000a1', -5, 77, 77), ('%1$s', 2, '%2$s', 5, 77, 77);
                    """.formatted(entry, account, amira));
            connection.commit();
        }

        assertThat(queries.postings(entry))
                .extracting(LedgerQueries.Posting::balanceAfter)
                .containsExactly(null, 5L);
    }

    @Test
    void afterAnyOperationsItSumsToZeroAndBalancesAreThoseOfThePostings() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<UUID> people = List.of(Ids.next(), Ids.next(), Ids.next());
        Map<Account, Long> expected = new HashMap<>();
        List<EntryDraft> done = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            EntryDraft draft = !done.isEmpty() && random.nextInt(5) == 0
                    ? done.get(random.nextInt(done.size()))
                    : randomDraft(random, people, seed + "/" + step);
            Booking booking = null;
            try {
                booking = book(draft);
            } catch (RuntimeException overdrawn) {
                assertThat(overdrawn)
                        .as("seed %d step %d", seed, step)
                        .hasStackTraceContaining("ledger_balance_never_overdrawn");
            }
            if (booking instanceof Booked) {
                draft.legs().forEach(leg -> expected.merge(leg.account(), leg.points(), Long::sum));
                done.add(draft);
            }
            for (UUID person : people) {
                Map<AccountKind, Long> balances = queries.balances(person);
                for (AccountKind kind : List.of(AccountKind.ADVOCATE_AVAILABLE, AccountKind.ADVOCATE_HELD)) {
                    assertThat(balances.getOrDefault(kind, 0L))
                            .as("seed %d step %d", seed, step)
                            .isEqualTo(expected.getOrDefault(new Account(kind, person), 0L))
                            .isNotNegative();
                }
            }
        }

        assertThat(done).as("seed %d", seed).hasSizeGreaterThan(20);
        assertThatTheLedgerHolds();
    }

    /** For the whole ledger, whatever other tests have booked. */
    private void assertThatTheLedgerHolds() {
        assertThat(database.first(
                        "select coalesce(sum(points), 0) as total from ledger_posting", row -> row.number("total")))
                .contains(0L);
        assertThat(database.query("""
                        select entry_id from ledger_posting group by entry_id having sum(points) <> 0""", row -> row.uuid("entry_id"))).isEmpty();
        assertThat(database.query("""
                        select b.account_id from ledger_balance b
                        left join ledger_posting p on p.account_id = b.account_id
                        group by b.account_id, b.balance, b.postings
                        having b.balance <> coalesce(sum(p.points), 0) or b.postings <> count(p.points)""", row -> row.uuid("account_id"))).isEmpty();
        assertThat(database.query("""
                        select account_id from (
                            select account_id, account_line, balance_after,
                                   sum(points) over w as derived, row_number() over w as counted
                            from ledger_posting where account_line is not null
                            window w as (partition by account_id order by account_line)) p
                        where balance_after <> derived or account_line <> counted""", row -> row.uuid("account_id"))).isEmpty();
    }

    private static EntryDraft randomDraft(Random random, List<UUID> people, String cause) {
        UUID person = people.get(random.nextInt(people.size()));
        int points = 1 + random.nextInt(30);
        Account available = Account.available(person);
        Account held = new Account(AccountKind.ADVOCATE_HELD, person);
        Account redeemed = new Account(AccountKind.REDEEMED, null);
        return switch (random.nextInt(5)) {
            case 0 -> draft(cause, person, new Leg(available, -points), new Leg(held, points));
            case 1 -> draft(cause, person, new Leg(held, -points), new Leg(available, points));
            case 2 -> draft(cause, person, new Leg(held, -points), new Leg(redeemed, points));
            case 3 ->
                draft(
                        cause,
                        person,
                        new Leg(available, -points),
                        new Leg(held, -1),
                        new Leg(Account.ISSUING, points + 1));
            default -> draft(cause, person, new Leg(Account.ISSUING, -points), new Leg(available, points));
        };
    }

    private static EntryDraft draft(String cause, @Nullable UUID person, Leg... legs) {
        return new EntryDraft(EntryKind.ADJUSTMENT, cause, person, null, NOON, List.of(legs));
    }

    private static EntryDraft grant(String cause, UUID person, int points) {
        return move(cause, person, points);
    }

    private static EntryDraft move(String cause, UUID person, int points) {
        return draft(cause, person, new Leg(Account.ISSUING, -points), new Leg(Account.available(person), points));
    }

    private Booking book(EntryDraft draft) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.book(draft));
    }

    private long available(UUID person) {
        return queries.balances(person).getOrDefault(AccountKind.ADVOCATE_AVAILABLE, 0L);
    }

    private UUID accountOf(UUID person) {
        book(grant("open/" + person, person, 1));
        book(move("empty/" + person, person, -1));
        return database.first(
                        "select id from ledger_account where kind = 'ADVOCATE_AVAILABLE' and owner_id = ?",
                        row -> row.uuid("id"),
                        person)
                .orElseThrow();
    }

    /** @return the constraint that refused the statements at commit */
    private static String refusal(String statements) throws SQLException {
        try (Connection connection = TestStack.postgres().connect("rewards");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(statements);
            try {
                connection.commit();
            } catch (PSQLException e) {
                return String.valueOf(
                        e.getServerErrorMessage() == null
                                ? null
                                : e.getServerErrorMessage().getConstraint());
            }
            return "nothing";
        }
    }

    /** @return the SQL state of the refusal */
    private static String refusal(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "nothing";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
