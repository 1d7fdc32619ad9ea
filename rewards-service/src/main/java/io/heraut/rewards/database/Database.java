package io.heraut.rewards.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements, in the caller's transaction where there is one. */
@ApplicationScoped
public class Database {
    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes one row into a value. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(Row row) throws SQLException;
    }

    /**
     * All rows of a query.
     *
     * @param parameters text, numbers, UUIDs, dates, instants, lists of UUIDs, or null
     */
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    /** The first row of a query, if it has any. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** Runs a statement and says how many rows it changed. */
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            switch (parameter) {
                case Instant time -> statement.setObject(i + 1, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
                case List<?> ids -> statement.setArray(i + 1, connection.createArrayOf("uuid", ids.toArray()));
                case null, default -> statement.setObject(i + 1, parameter);
            }
        }
    }

    /** The row that a query has come to. */
    public static final class Row {
        private final ResultSet rows;

        private Row(ResultSet rows) {
            this.rows = rows;
        }

        public UUID uuid(String column) throws SQLException {
            return rows.getObject(column, UUID.class);
        }

        public @Nullable UUID optionalUuid(String column) throws SQLException {
            return rows.getObject(column, UUID.class);
        }

        public String text(String column) throws SQLException {
            return rows.getString(column);
        }

        public @Nullable String optionalText(String column) throws SQLException {
            return rows.getString(column);
        }

        public int integer(String column) throws SQLException {
            return rows.getInt(column);
        }

        public @Nullable Integer optionalInteger(String column) throws SQLException {
            return rows.getObject(column, Integer.class);
        }

        public long number(String column) throws SQLException {
            return rows.getLong(column);
        }

        public @Nullable Long optionalNumber(String column) throws SQLException {
            return rows.getObject(column, Long.class);
        }

        public Instant instant(String column) throws SQLException {
            return rows.getObject(column, OffsetDateTime.class).toInstant();
        }

        public @Nullable Instant optionalInstant(String column) throws SQLException {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        public LocalDate date(String column) throws SQLException {
            return rows.getObject(column, LocalDate.class);
        }
    }

    /** The database refused a statement, or was away. */
    public static final class SqlFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SqlFault(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
