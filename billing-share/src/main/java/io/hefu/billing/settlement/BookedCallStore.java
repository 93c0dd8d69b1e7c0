package io.hefu.billing.settlement;

import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Streams the calls that were booked on a day, in the order of their ids, a few thousand at a time. */
final class BookedCallStore {

    private static final int AT_ONCE = 5_000;

    /**
     * Those of closed months are corrections, and left out. {@code offset 0} keeps PostgreSQL to the one plan that is good: the
     * day's calls by their index, then the usage of each by its key. Others begin by reading all usage there ever was.
     */
    private static final String CALLS = """
            select call_id, received_at, business_date, api, operation, status, code, units, price_version,
                   gross_micro_yuan, agreement, agreement_version
            from (
                select call_id, price_version, gross_micro_yuan, agreement, agreement_version
                from billing.rated_usage
                where booked_on = $1 and agreement is not null and ($2::text[] is null or agreement = any($2))
                order by call_id offset 0) as rated
                cross join lateral (
                    select received_at, business_date, api, operation, status, code, units
                    from billing.usage_record
                    where usage_record.call_id = rated.call_id and business_date >= $3 offset 0) as usage
            order by call_id""";

    /**
     * @param agreements by name, or empty for all
     * @param sink called on a worker's thread, one call after the other
     */
    Uni<Void> forEach(
            SqlConnection connection,
            LocalDate bookedOn,
            Optional<Collection<String>> agreements,
            Consumer<BookedCall> sink) {
        Tuple asked = Tuple.of(
                bookedOn,
                agreements.map(names -> names.toArray(String[]::new)).orElse(null),
                bookedOn.withDayOfMonth(1));
        return connection
                .prepare(CALLS)
                .chain(statement -> forEach(statement, asked, sink).call(() -> statement.close()));
    }

    private static Uni<Void> forEach(PreparedStatement statement, Tuple asked, Consumer<BookedCall> sink) {
        Cursor cursor = statement.cursor(asked);
        return Multi.createBy()
                .repeating()
                .uni(() -> cursor.read(AT_ONCE)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(rows -> read(rows, sink)))
                .whilst(rows -> cursor.hasMore())
                .onItem()
                .ignoreAsUni()
                .call(() -> cursor.close());
    }

    private static void read(RowSet<Row> rows, Consumer<BookedCall> sink) {
        for (Row row : rows) {
            sink.accept(call(row));
        }
    }

    private static BookedCall call(Row row) {
        return new BookedCall(
                new CallId(row.getUUID("call_id")),
                row.getOffsetDateTime("received_at").toInstant(),
                FiguresStore.line(row),
                row.getInteger("status"),
                row.getString("code"),
                row.getLong("units"),
                row.getInteger("price_version"),
                new Money(row.getLong("gross_micro_yuan")));
    }
}
