package io.hefu.billing.settlement;

import io.hefu.billing.columns.Columns;
import io.hefu.billing.statement.JournalMark;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** How far the journals of all runs have been stored: the certificate that nothing is missing. */
final class JournalMarkStore {

    private static final String RUNS = """
            select node, epoch, last_sequence from billing.node_epoch
            where began_at < $1
              and %s (ended_at is not null or coalesce(stored_until >= $1, false))
            order by node collate "C", epoch""";

    /** Where what was marked has not been rated yet. */
    private static final String WAITING = """
            select exists (
                select from billing.rating_queue waiting
                join billing.journal_mark using (node, epoch)
                where starts_on = $1 and first_sequence <= journal_mark.last_sequence) as waiting""";

    /** One mark a run, the furthest. */
    private static final String MARKS = """
            select node, epoch, max(last_sequence) as last_sequence
            from billing.journal_mark
            where starts_on between $1 and $2
            group by node, epoch order by node collate "C", epoch""";

    private static final String INSERT = """
            insert into billing.journal_mark (starts_on, node, epoch, last_sequence)
            select $1, * from unnest($2::text[], $3::bigint[], $4::bigint[])""";

    /** Runs of which not all is stored that they answered until then; those that began later are not asked. */
    Uni<List<JournalMark>> missing(SqlClient client, Instant until) {
        return runs(client, "not", until);
    }

    Uni<List<JournalMark>> stored(SqlClient client, Instant until) {
        return runs(client, "", until);
    }

    Uni<Void> add(SqlClient connection, LocalDate day, List<JournalMark> marks) {
        var parameters = Columns.of(marks)
                .same(day)
                .column(String[]::new, JournalMark::node)
                .column(Long[]::new, JournalMark::epoch)
                .column(Long[]::new, JournalMark::lastSequence)
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    Uni<Boolean> waitForRating(SqlClient connection, LocalDate day) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(day))
                .map(rows -> rows.iterator().next().getBoolean("waiting"));
    }

    Uni<List<JournalMark>> of(SqlClient client, LocalDate from, LocalDate to) {
        return client.preparedQuery(MARKS).execute(Tuple.of(from, to)).map(JournalMarkStore::marks);
    }

    private static Uni<List<JournalMark>> runs(SqlClient client, String not, Instant until) {
        return client.preparedQuery(RUNS.formatted(not))
                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                .map(JournalMarkStore::marks);
    }

    private static List<JournalMark> marks(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new JournalMark(row.getString("node"), row.getLong("epoch"), row.getLong("last_sequence")))
                .toList();
    }
}
