package io.hefu.billing.intake;

import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** Runs of nodes, each with the cursor that says how far it has been stored. */
final class NodeEpochStore {

    private static final String BEGIN = """
            with next as (
                insert into billing.node as known (node, last_epoch) values ($1, 1)
                on conflict (node) do update set last_epoch = known.last_epoch + 1
                returning node, last_epoch)
            insert into billing.node_epoch (node, epoch, began_at)
            select node, last_epoch, $2 from next
            returning epoch""";

    private static final String LOCK = """
            select last_sequence, ended_at from billing.node_epoch
            where node = $1 and epoch = $2 for update""";

    private static final String STORED_UNTIL = """
            update billing.node_epoch set stored_until = greatest(stored_until, $4)
            where node = $1 and epoch = $2 and last_sequence >= $3""";

    Uni<Long> begin(SqlClient client, String node, Instant now) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(node, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong("epoch"));
    }

    Uni<Long> storedUpTo(SqlClient client, String node, long epoch) {
        return client.preparedQuery("select last_sequence from billing.node_epoch where node = $1 and epoch = $2")
                .execute(Tuple.of(node, epoch))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("last_sequence"));
    }

    /** The cursor, held until the transaction ends: deliveries of one run go one after the other. */
    Uni<JournalCursor> lock(SqlClient connection, String node, long epoch) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(node, epoch)).map(rows -> {
            if (rows.size() == 0) {
                throw new RefusedException(new IntakeRefusal.UnknownEpoch(node, epoch));
            }
            Row row = rows.iterator().next();
            boolean ended = row.getOffsetDateTime("ended_at") != null;
            return new JournalCursor(node, epoch, row.getLong("last_sequence"), ended);
        });
    }

    Uni<Void> advance(SqlClient connection, String node, long epoch, long sequence) {
        return connection
                .preparedQuery("update billing.node_epoch set last_sequence = $3 where node = $1 and epoch = $2")
                .execute(Tuple.of(node, epoch, sequence))
                .replaceWithVoid();
    }

    /** Never goes back, whatever is told late. */
    Uni<Void> storedUntil(SqlClient client, String node, long epoch, long lastSequence, Instant until) {
        return client.preparedQuery(STORED_UNTIL)
                .execute(Tuple.of(node, epoch, lastSequence, until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> end(SqlClient connection, JournalCursor cursor, Instant now) {
        return connection
                .preparedQuery("update billing.node_epoch set ended_at = $3 where node = $1 and epoch = $2")
                .execute(Tuple.of(cursor.node(), cursor.epoch(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
