package io.hefu.gateway.limit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Tells the other nodes that this one is alive, and counts those that are. The last count stays while nothing is heard. */
final class PostgresNodeRegister implements LiveNodes {

    /** A node that was not heard of for so long is taken for dead. */
    private static final int SILENCE_SECONDS = 5;

    private static final String TELL_AND_COUNT = """
            with told as (
                insert into gateway.node (node, seen_at) values ($1, now())
                on conflict (node) do update set seen_at = now()),
            gone as (
                delete from gateway.node where seen_at < now() - interval '1 day')
            select count(*) + 1 as alive from gateway.node
             where node <> $1 and seen_at > now() - make_interval(secs => $2)""";

    private final Pool database;
    private final UUID self;
    private volatile int alive = 1;

    PostgresNodeRegister(Pool database, UUID self) {
        this.database = database;
        this.self = self;
    }

    @Override
    public int count() {
        return alive;
    }

    Uni<Void> tell() {
        return database.preparedQuery(TELL_AND_COUNT)
                .execute(Tuple.of(self, SILENCE_SECONDS))
                .invoke(rows -> alive = rows.iterator().next().getLong("alive").intValue())
                .replaceWithVoid();
    }

    Uni<Void> leave() {
        return database.preparedQuery("delete from gateway.node where node = $1")
                .execute(Tuple.of(self))
                .replaceWithVoid();
    }
}
