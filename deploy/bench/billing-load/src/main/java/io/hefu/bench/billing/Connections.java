package io.hefu.bench.billing;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;

/** A pool of connections, as a process of the platform has it. */
final class Connections implements AutoCloseable {

    private static final int MOST = 8;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    /** @param address host, port, user, password, database */
    Connections(List<String> address) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.get(0))
                .setPort(Integer.parseInt(address.get(1)))
                .setUser(address.get(2))
                .setPassword(address.get(3))
                .setDatabase(address.get(4))
                .setCachePreparedStatements(true);
        this.pool = PgBuilder.pool(builder -> builder.with(new PoolOptions().setMaxSize(MOST))
                .connectingTo(options)
                .using(vertx));
    }

    Pool pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
