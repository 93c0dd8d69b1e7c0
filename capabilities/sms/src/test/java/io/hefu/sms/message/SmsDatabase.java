package io.hefu.sms.message;

import io.hefu.stack.postgres.Postgres;
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
import java.util.Objects;

/** The module's schema in a real PostgreSQL, one for all tests of this JVM. */
final class SmsDatabase {

    private static final Postgres POSTGRES = Postgres.temporary();
    private static final Pool POOL = migrated();

    private SmsDatabase() {}

    static Pool pool() {
        return POOL;
    }

    /** Without a row. */
    static Pool emptied() {
        execute("truncate sms.message, sms.submission, sms.settled_recipient cascade");
        return POOL;
    }

    /** While the server is stopped. */
    static void without(Runnable test) {
        POSTGRES.stop();
        try {
            test.run();
        } finally {
            POSTGRES.startAgain();
        }
    }

    static void execute(String sql) {
        try (Connection connection = POSTGRES.connect(POSTGRES.database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Pool migrated() {
        Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
        execute("create schema sms; " + migration("db/sms/V1__messages.sql")
                + migration("db/sms/V50__settled_recipients.sql"));
        PgConnectOptions options = new PgConnectOptions()
                .setHost(POSTGRES.host())
                .setPort(POSTGRES.port())
                .setDatabase(POSTGRES.database())
                .setUser(POSTGRES.user())
                .setPassword(POSTGRES.password())
                .setCachePreparedStatements(true);
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(16))
                .using(Vertx.vertx())
                .build());
    }

    private static String migration(String name) {
        try (InputStream in = SmsDatabase.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
