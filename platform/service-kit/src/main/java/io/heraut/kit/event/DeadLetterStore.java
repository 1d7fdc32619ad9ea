package io.heraut.kit.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of dead letters. */
@ApplicationScoped
class DeadLetterStore {
    private static final String COLUMNS =
            "id, position, topic, partition, record_offset, key, event_id, type, sequence,"
                    + " status, ordered, reason, detail, attempts, received_at, failed_at";

    private final DataSource dataSource;

    DeadLetterStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds a letter, unless its event is there already. Its position is given by the table. */
    void add(DeadLetter letter, byte @Nullable [] value) {
        update("""
                INSERT INTO dead_letter (id, topic, partition, record_offset, key, event_id, type, sequence, status,
                    ordered, reason, detail, attempts, received_at, failed_at, value)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT dead_letter_event_once DO NOTHING""", insert -> {
            insert.setObject(1, letter.id());
            insert.setString(2, letter.topic());
            insert.setInt(3, letter.partition());
            insert.setLong(4, letter.offset());
            insert.setString(5, letter.key());
            insert.setObject(6, letter.eventId());
            insert.setString(7, letter.type());
            insert.setObject(8, letter.sequence());
            insert.setString(9, letter.status().name());
            insert.setBoolean(10, letter.ordered());
            insert.setString(11, letter.reason().name());
            insert.setString(12, letter.detail());
            insert.setInt(13, letter.attempts());
            insert.setObject(14, utc(letter.receivedAt()));
            Instant failedAt = letter.failedAt();
            insert.setObject(15, failedAt == null ? null : utc(failedAt));
            insert.setBytes(16, value);
        });
    }

    /**
     * Whether events of that key have to wait. Keeps the letter that they wait for from being replayed until the
     * caller's transaction ends.
     */
    boolean blocks(String topic, String key) {
        return query(
                "SELECT 1 FROM dead_letter WHERE topic = ? AND key = ? AND ordered ORDER BY position LIMIT 1"
                        + " FOR UPDATE",
                select -> {
                    select.setString(1, topic);
                    select.setString(2, key);
                },
                ResultSet::next);
    }

    /** The letter of that key that has to be taken first. */
    Optional<DeadLetter> first(String topic, String key) {
        return query(
                "SELECT " + COLUMNS
                        + " FROM dead_letter WHERE topic = ? AND key = ? AND ordered ORDER BY position LIMIT 1",
                select -> {
                    select.setString(1, topic);
                    select.setString(2, key);
                },
                DeadLetterStore::optional);
    }

    int countBehind(String topic, String key) {
        return query(
                "SELECT count(*) FROM dead_letter WHERE topic = ? AND key = ? AND ordered",
                select -> {
                    select.setString(1, topic);
                    select.setString(2, key);
                },
                rows -> rows.next() ? rows.getInt(1) : 0);
    }

    Optional<DeadLetter> find(UUID id) {
        return query(
                "SELECT " + COLUMNS + " FROM dead_letter WHERE id = ?",
                select -> select.setObject(1, id),
                DeadLetterStore::optional);
    }

    /** The record's value, locked until the caller's transaction ends. Empty when the letter is gone. */
    Optional<byte[]> lockValue(UUID id) {
        return query(
                "SELECT value FROM dead_letter WHERE id = ? FOR UPDATE",
                select -> select.setObject(1, id),
                rows -> rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty());
    }

    List<DeadLetter> list(DeadLetter.@Nullable Status status, @Nullable String topic, long afterPosition, int limit) {
        return query(
                "SELECT " + COLUMNS + " FROM dead_letter WHERE position > ? AND (?::text IS NULL OR status = ?)"
                        + " AND (?::text IS NULL OR topic = ?) ORDER BY position LIMIT ?",
                select -> {
                    String statusName = status == null ? null : status.name();
                    select.setLong(1, afterPosition);
                    select.setString(2, statusName);
                    select.setString(3, statusName);
                    select.setString(4, topic);
                    select.setString(5, topic);
                    select.setInt(6, limit);
                },
                rows -> {
                    List<DeadLetter> letters = new ArrayList<>();
                    while (rows.next()) {
                        letters.add(letter(rows));
                    }
                    return letters;
                });
    }

    Map<DeadLetter.Status, Integer> counts() {
        return query("SELECT status, count(*) FROM dead_letter GROUP BY status", select -> {}, rows -> {
            Map<DeadLetter.Status, Integer> counts = new EnumMap<>(DeadLetter.Status.class);
            while (rows.next()) {
                counts.put(DeadLetter.Status.valueOf(rows.getString(1)), rows.getInt(2));
            }
            return counts;
        });
    }

    void failedAgain(UUID id, DeadLetter.Reason reason, String detail, Instant at) {
        update(
                "UPDATE dead_letter SET status = 'DEAD', reason = ?, detail = ?, attempts = attempts + 1, failed_at = ?"
                        + " WHERE id = ?",
                update -> {
                    update.setString(1, reason.name());
                    update.setString(2, detail);
                    update.setObject(3, utc(at));
                    update.setObject(4, id);
                });
    }

    /** False when it was gone already. */
    boolean delete(UUID id) {
        return update("DELETE FROM dead_letter WHERE id = ?", delete -> delete.setObject(1, id)) == 1;
    }

    void forget(String topic, String key) {
        update("DELETE FROM dead_letter WHERE topic = ? AND key = ?", delete -> {
            delete.setString(1, topic);
            delete.setString(2, key);
        });
    }

    private static Optional<DeadLetter> optional(ResultSet rows) throws SQLException {
        return rows.next() ? Optional.of(letter(rows)) : Optional.empty();
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        OffsetDateTime failedAt = row.getObject("failed_at", OffsetDateTime.class);
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getLong("position"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("key"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getObject("sequence", Long.class),
                DeadLetter.Status.valueOf(row.getString("status")),
                row.getBoolean("ordered"),
                DeadLetter.Reason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getInt("attempts"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                failedAt == null ? null : failedAt.toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private int update(String sql, Binder binder) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault("The dead letters were not changed", e);
        }
    }

    private <R> R query(String sql, Binder binder, Reader<R> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw new DatabaseFault("The dead letters were not read", e);
        }
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reader<R> {
        R read(ResultSet rows) throws SQLException;
    }
}
