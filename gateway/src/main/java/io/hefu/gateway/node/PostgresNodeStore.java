package io.hefu.gateway.node;

import io.hefu.core.node.Nodes;
import io.hefu.core.node.Spread;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** In PostgreSQL, whose clock alone says who was seen when. */
@Singleton
class PostgresNodeStore implements NodeStore, Nodes {

    private static final String BEAT = """
            with told as (
                insert into gateway.node as node (name, epoch, software, started_at, seen_at, configuration_version)
                values ($1, $2, $3, clock_timestamp(), clock_timestamp(), $4)
                on conflict (name, epoch) do update
                   set seen_at = excluded.seen_at, configuration_version = excluded.configuration_version)
            select count(*) + 1 as live from gateway.node
             where (name, epoch) <> ($1, $2) and seen_at > clock_timestamp() - interval '3 seconds'""";

    private static final String REMOVE = "delete from gateway.node where name = $1 and epoch = $2";

    private static final String FORGET = """
            delete from gateway.node
             where seen_at < clock_timestamp() - interval '1 hour'
                or (name = $1 and epoch < $2 and seen_at < clock_timestamp() - interval '3 seconds')""";

    /** A run whose node has begun another one is not unreachable, it is over. */
    private static final String SPREAD = """
            select name, configuration_version >= $1 as applied,
                   seen_at > clock_timestamp() - interval '3 seconds' as live
              from gateway.node
             where seen_at > clock_timestamp() - interval '3 seconds'
                or (seen_at > clock_timestamp() - interval '1 hour'
                    and not exists (select from gateway.node as later
                                     where later.name = node.name and later.epoch > node.epoch))
             order by name, epoch""";

    private final Pool database;

    PostgresNodeStore(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Integer> beat(NodeRun run, long configurationVersion) {
        return database.preparedQuery(BEAT)
                .execute(Tuple.of(run.name(), run.epoch(), run.software(), configurationVersion))
                .map(rows -> rows.iterator().next().getLong("live").intValue());
    }

    @Override
    public Uni<Void> remove(NodeRun run) {
        return database.preparedQuery(REMOVE)
                .execute(Tuple.of(run.name(), run.epoch()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetTheDead(NodeRun run) {
        return database.preparedQuery(FORGET)
                .execute(Tuple.of(run.name(), run.epoch()))
                .replaceWithVoid();
    }

    @Override
    public CompletionStage<Spread> spreadOf(long configurationVersion) {
        return database.preparedQuery(SPREAD)
                .execute(Tuple.of(configurationVersion))
                .map(PostgresNodeStore::spread)
                .subscribeAsCompletionStage();
    }

    private static Spread spread(RowSet<Row> nodes) {
        int applied = 0;
        List<String> missing = new ArrayList<>();
        List<String> unreachable = new ArrayList<>();
        for (Row node : nodes) {
            if (!node.getBoolean("live")) {
                unreachable.add(node.getString("name"));
            } else if (node.getBoolean("applied")) {
                applied++;
            } else {
                missing.add(node.getString("name"));
            }
        }
        return new Spread(applied, missing, unreachable);
    }
}
