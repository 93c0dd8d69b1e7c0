package io.hefu.billing.queue;

import io.hefu.billing.columns.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * The queue between intake and rating. It holds stretches of journals rather than calls, so that a thousand calls cost one
 * row; what is taken by a transaction that fails is there again.
 */
public final class RatingQueueStore {

    private static final int PIECE = 1_000;
    private static final int CANDIDATES = 200;

    private static final String INSERT = """
            insert into billing.rating_queue (node, epoch, first_sequence, last_sequence)
            select $3, $4, * from unnest($1::bigint[], $2::bigint[])""";

    private static final String LONGEST_WAITING = """
            select id, node, epoch, first_sequence, last_sequence
            from billing.rating_queue order by id limit $1 for update skip locked""";

    /** Lets the answered calls of a stretch wait for their rating. */
    public Uni<Void> add(SqlClient connection, Stretch stretch) {
        List<Object> pieces = Columns.of(stretch.inPiecesOf(PIECE))
                .column(Long[]::new, Stretch::firstSequence)
                .column(Long[]::new, Stretch::lastSequence)
                .same(stretch.node())
                .same(stretch.epoch())
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(pieces)).replaceWithVoid();
    }

    /**
     * Takes the stretches that have waited longest and that no other transaction is taking.
     *
     * @param most entries, give or take one piece
     */
    public Uni<List<Stretch>> take(SqlClient connection, int most) {
        return connection
                .preparedQuery(LONGEST_WAITING)
                .execute(Tuple.of(CANDIDATES))
                .chain(candidates -> remove(connection, upTo(most, candidates)));
    }

    private static List<Row> upTo(int most, Iterable<Row> candidates) {
        List<Row> taken = new ArrayList<>();
        long entries = 0;
        for (Row candidate : candidates) {
            if (entries >= most) {
                return taken;
            }
            taken.add(candidate);
            entries += stretch(candidate).length();
        }
        return taken;
    }

    private static Uni<List<Stretch>> remove(SqlClient connection, List<Row> taken) {
        if (taken.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Stretch> stretches =
                Stretch.joined(taken.stream().map(RatingQueueStore::stretch).toList());
        Long[] ids = taken.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
        return connection
                .preparedQuery("delete from billing.rating_queue where id = any($1)")
                .execute(Tuple.of(ids))
                .replaceWith(stretches);
    }

    private static Stretch stretch(Row row) {
        return new Stretch(
                row.getString("node"),
                row.getLong("epoch"),
                row.getLong("first_sequence"),
                row.getLong("last_sequence"));
    }
}
