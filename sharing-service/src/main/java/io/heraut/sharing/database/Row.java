package io.heraut.sharing.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row that a query stands at, read by the names of its columns. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) throws SQLException {
        return present(result.getString(column), column);
    }

    public @Nullable String optionalText(String column) throws SQLException {
        return result.getString(column);
    }

    public UUID uuid(String column) throws SQLException {
        return present(result.getObject(column, UUID.class), column);
    }

    public @Nullable UUID optionalUuid(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public Instant instant(String column) throws SQLException {
        return present(optionalInstant(column), column);
    }

    public @Nullable Instant optionalInstant(String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public int number(String column) throws SQLException {
        return result.getInt(column);
    }

    public @Nullable Integer optionalNumber(String column) throws SQLException {
        int number = result.getInt(column);
        return result.wasNull() ? null : number;
    }

    public long longNumber(String column) throws SQLException {
        return result.getLong(column);
    }

    public @Nullable Long optionalLong(String column) throws SQLException {
        long number = result.getLong(column);
        return result.wasNull() ? null : number;
    }

    public byte[] bytes(String column) throws SQLException {
        return present(result.getBytes(column), column);
    }

    public LocalDate date(String column) throws SQLException {
        return present(result.getObject(column, LocalDate.class), column);
    }

    public @Nullable LocalDate optionalDate(String column) throws SQLException {
        return result.getObject(column, LocalDate.class);
    }

    /** Empty where the column is null. */
    public List<String> texts(String column) throws SQLException {
        Array array = result.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }
}
