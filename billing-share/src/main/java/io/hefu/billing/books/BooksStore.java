package io.hefu.billing.books;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;

/**
 * The books' place in the database, and the locks around it. Whoever books holds a shared lock, closing waits until it has
 * one of its own: so nothing is ever booked on a date that another process has just closed. The locks are advisory ones,
 * which are granted in the order they are asked for; on a row, raters could let closing wait for ever.
 */
public final class BooksStore {

    private static final String LOCK = "select cast(%s(hashtextextended('billing.books', 0)) as text)";
    private static final String SHARED = LOCK.formatted("pg_advisory_xact_lock_shared");
    private static final String EXCLUSIVE = LOCK.formatted("pg_advisory_xact_lock");

    /** For those who book: what is open stays open until the transaction ends. */
    public Uni<Books> toBook(SqlClient connection) {
        return connection.query(SHARED).execute().chain(() -> books(connection));
    }

    /** For closing: nobody books until the transaction ends. */
    public Uni<Books> toClose(SqlClient connection) {
        return connection.query(EXCLUSIVE).execute().chain(() -> books(connection));
    }

    /** Without a lock; what is closed now stays closed. */
    public Uni<Books> books(SqlClient client) {
        return client.query("select open_from from billing.books")
                .execute()
                .map(rows -> new Books(rows.iterator().next().getLocalDate("open_from")));
    }

    /** Closes all dates before one. To be called under the lock of {@link #toClose}. */
    public Uni<Void> openFrom(SqlClient connection, LocalDate date) {
        return connection
                .preparedQuery("update billing.books set open_from = greatest(open_from, $1)")
                .execute(Tuple.of(date))
                .replaceWithVoid();
    }
}
