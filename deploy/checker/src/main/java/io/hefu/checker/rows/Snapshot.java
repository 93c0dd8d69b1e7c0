package io.hefu.checker.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows as they were at one instant, in one transaction that reads only. Rows come by a cursor, a few thousand at a time.
 */
public final class Snapshot implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 5_000;

    /** Takes a row. */
    public interface RowSink {

        void take(Row row) throws SQLException;
    }

    /** Makes something of a row. */
    public interface RowReader<T> {

        T read(Row row) throws SQLException;
    }

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** @param connection without a transaction under way; stays open */
    public static Snapshot of(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            // Dates and times as texts, and the text of json numbers, do not depend on who looks.
            statement.execute("set local time zone 'UTC'");
        }
        return new Snapshot(connection);
    }

    public void each(String sql, RowSink sink, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet columns = statement.executeQuery()) {
                Row row = new Row(columns);
                while (columns.next()) {
                    sink.take(row);
                }
            }
        }
    }

    /** For what is few. */
    public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        List<T> list = new ArrayList<>();
        each(sql, row -> list.add(reader.read(row)), parameters);
        return list;
    }

    /** The one number a query answers with; its column is named {@code number}. */
    public long number(String sql, Object... parameters) throws SQLException {
        return list(sql, row -> row.number("number"), parameters).get(0);
    }

    public boolean hasTable(String table) throws SQLException {
        return number(
                        "select count(*) as number from information_schema.tables where table_schema = 'billing' and table_name = ?",
                        table)
                == 1;
    }

    public boolean hasColumn(String table, String column) throws SQLException {
        return number("""
                        select count(*) as number from information_schema.columns
                        where table_schema = 'billing' and table_name = ? and column_name = ?""", table, column) == 1;
    }

    /** Ends the transaction. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
    }
}
