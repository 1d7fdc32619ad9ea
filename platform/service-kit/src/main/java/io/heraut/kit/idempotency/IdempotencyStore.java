package io.heraut.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The answers of the last day, in the database of the service and in the transaction of the caller. */
@ApplicationScoped
public class IdempotencyStore {
    static final Duration KEPT = Duration.ofHours(24);
    private static final int PURGED_AT_ONCE = 5_000;

    private final DataSource dataSource;
    private final Clock clock;

    IdempotencyStore(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Removes what is kept of that person's requests. */
    public void forget(String subject) {
        run("delete from idempotency_key where caller = ?", delete -> {
            delete.setString(1, subject);
            return delete.executeUpdate();
        });
    }

    /** Takes the key for this transaction; false when another one has it. */
    boolean tryLock(KeyedRequest request) {
        return run("select pg_try_advisory_xact_lock(hashtextextended(?, 0))", select -> {
            // The line feed can be in none of the parts, so no two requests read the same.
            select.setString(
                    1,
                    String.join(
                            "\n", "idempotency", request.caller(), request.method(), request.path(), request.key()));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }

    Optional<StoredAnswer> find(KeyedRequest request) {
        return run("""
                select status, location, etag, body, request_hash from idempotency_key
                where caller = ? and method = ? and path = ? and key = ? and created_at > ?
                """, select -> {
            setRequest(select, request);
            select.setObject(5, oldest());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.<StoredAnswer>empty();
                }
                if (!MessageDigest.isEqual(rows.getBytes("request_hash"), request.hash())) {
                    throw request.reused();
                }
                return Optional.of(new StoredAnswer(
                        rows.getInt("status"),
                        rows.getString("location"),
                        rows.getString("etag"),
                        rows.getString("body")));
            }
        });
    }

    void store(KeyedRequest request, StoredAnswer answer) {
        run("""
                insert into idempotency_key
                    (caller, method, path, key, request_hash, status, location, etag, body, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint idempotency_key_pk do update set
                    request_hash = excluded.request_hash, status = excluded.status, location = excluded.location,
                    etag = excluded.etag, body = excluded.body, created_at = excluded.created_at
                """, insert -> {
            setRequest(insert, request);
            insert.setBytes(5, request.hash());
            insert.setInt(6, answer.status());
            insert.setString(7, answer.location());
            insert.setString(8, answer.etag());
            insert.setString(9, answer.body());
            insert.setObject(10, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            return insert.executeUpdate();
        });
    }

    /** Deletes a bounded number of rows whose day is over; zero when there are none, or when another replica is at it. */
    int purge() {
        return run("""
                delete from idempotency_key where ctid in (
                    select ctid from idempotency_key
                    where created_at <= ?
                    limit ? for update skip locked)
                """, delete -> {
            delete.setObject(1, oldest());
            delete.setInt(2, PURGED_AT_ONCE);
            return delete.executeUpdate();
        });
    }

    private OffsetDateTime oldest() {
        return OffsetDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
    }

    private static void setRequest(PreparedStatement statement, KeyedRequest request) throws SQLException {
        statement.setString(1, request.caller());
        statement.setString(2, request.method());
        statement.setString(3, request.path());
        statement.setString(4, request.key());
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The idempotency keys can not be read or written", e);
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
