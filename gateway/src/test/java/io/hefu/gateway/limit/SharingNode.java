package io.hefu.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.hefu.core.entitlement.Limit;
import io.hefu.stack.postgres.Postgres;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The limits of one node on real stores. */
final class SharingNode implements AutoCloseable {

    private static final List<String> SCRIPTS =
            List.of("db/gateway/V1__quota_counter.sql", "db/gateway/V10__limit_counter.sql");

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final RedisRateStores redis;
    private final Gauges gauges;
    private final Node node;
    private final AtomicLong questions = new AtomicLong();
    private volatile boolean alive = true;

    SharingNode(Postgres postgres, String redisUrl, int nodes) {
        this.pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(5))
                .connectingTo(new PgConnectOptions()
                        .setHost(postgres.host())
                        .setPort(postgres.port())
                        .setDatabase(postgres.database())
                        .setUser(postgres.user())
                        .setPassword(postgres.password()))
                .using(vertx)
                .build());
        this.redis = RedisRateStores.connecting(redisUrl);
        this.gauges = new Gauges(
                this::counted,
                new PostgresCounterStore(pool),
                () -> nodes,
                TimeMeter.SYSTEM_NANOTIME,
                System::currentTimeMillis);
        this.node = new Node(gauges, System::currentTimeMillis);
    }

    static void migrate(Postgres postgres) {
        execute(postgres, "create schema gateway");
        SCRIPTS.forEach(script -> execute(postgres, text(script)));
    }

    static void forget(Postgres postgres) {
        execute(postgres, "truncate gateway.limit_counter");
    }

    Node node() {
        return node;
    }

    boolean isAlive() {
        return alive;
    }

    /** Questions to Redis. */
    long questions() {
        return questions.get();
    }

    void tick() {
        gauges.tick(System.currentTimeMillis());
    }

    /** Ends without giving anything back. */
    void kill() {
        alive = false;
    }

    @Override
    public void close() {
        if (alive) {
            gauges.close().await().indefinitely();
        }
        alive = false;
        redis.close();
        vertx.close();
    }

    private Optional<LeaseStore> counted(GaugeKey key, Limit limit) {
        return redis.storeOf(key, limit).map(store -> new LeaseStore() {
            @Override
            public Uni<Lease> lease(long wanted, long owed) {
                questions.incrementAndGet();
                return store.lease(wanted, owed);
            }

            @Override
            public Uni<Void> giveBack(long amount) {
                return store.giveBack(amount);
            }

            @Override
            public void fit(Limit changed) {
                store.fit(changed);
            }
        });
    }

    private static void execute(Postgres postgres, String sql) {
        try (Connection connection = postgres.connect(postgres.database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream script = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
