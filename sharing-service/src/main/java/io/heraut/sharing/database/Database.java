package io.heraut.sharing.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Runs statements, in the transaction at hand if there is one.
 *
 * <p>Parameters may be texts, numbers, ids, times, bytes, enums (by name), and collections of texts, ids, times, numbers
 * or enums, which become arrays.
 */
@ApplicationScoped
public class Database {
    private static final int ROWS_AT_ONCE = 5_000;

    /** Does something with a row. */
    @FunctionalInterface
    public interface Reader {
        void read(Row row) throws SQLException;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            Row row = new Row(result);
            while (result.next()) {
                values.add(mapper.map(row));
            }
            return values;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Row by row, however many there are: needs a transaction. */
    public void each(String sql, Reader reader, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public <T> Optional<T> one(String sql, Mapper<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** Returns how many rows the statement has touched. */
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Copies rows into a table: {@code copy <table> (<columns>) from stdin (format binary)}. */
    public void copy(String sql, BinaryRows rows) {
        ByteBuffer bytes = rows.finish();
        try (Connection connection = dataSource.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                copy.writeToCopy(bytes.array(), 0, bytes.limit());
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** For statements that return nothing of interest, such as a lock or a notification. */
    public void run(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(connection, statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value instanceof Collection<?> collection) {
            statement.setArray(index, array(connection, collection));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setObject(index, scalar(value));
        }
    }

    private static java.sql.Array array(Connection connection, Collection<?> values) throws SQLException {
        Object sample = values.stream()
                .map(Object.class::cast)
                .filter(each -> each != null)
                .findFirst()
                .orElse("");
        String type = switch (sample) {
            case UUID id -> "uuid";
            case Instant time -> "timestamptz";
            case Long number -> "bigint";
            case Integer number -> "integer";
            // Also for what is empty: a cast in the statement makes it an array of what is needed.
            default -> "text";
        };
        return connection.createArrayOf(
                type, values.stream().map(Database::scalar).toArray());
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }
}
