package io.hefu.checker.rows;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row a query stands at; columns by name. */
public final class Row {

    private final ResultSet columns;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    public String text(String column) throws SQLException {
        return present(column, columns.getString(column));
    }

    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(columns.getString(column));
    }

    public UUID id(String column) throws SQLException {
        return present(column, columns.getObject(column, UUID.class));
    }

    public long number(String column) throws SQLException {
        return whole(column).longValueExact();
    }

    /** 0 where there is none. */
    public int smallNumber(String column) throws SQLException {
        return columns.getInt(column);
    }

    /** 0 where there is none. */
    public BigInteger whole(String column) throws SQLException {
        var number = columns.getBigDecimal(column);
        return number == null ? BigInteger.ZERO : number.toBigIntegerExact();
    }

    public boolean yes(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    public LocalDate date(String column) throws SQLException {
        return present(column, columns.getObject(column, LocalDate.class));
    }

    public Instant instant(String column) throws SQLException {
        return present(column, columns.getObject(column, OffsetDateTime.class)).toInstant();
    }

    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(columns.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    public byte[] bytes(String column) throws SQLException {
        return present(column, columns.getBytes(column));
    }

    public Optional<byte[]> optionalBytes(String column) throws SQLException {
        return Optional.ofNullable(columns.getBytes(column));
    }

    public String[] texts(String column) throws SQLException {
        return (String[]) columns.getArray(column).getArray();
    }

    public Long[] numbers(String column) throws SQLException {
        return (Long[]) columns.getArray(column).getArray();
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column " + column + ": null (expected: a value)");
        }
        return value;
    }
}
