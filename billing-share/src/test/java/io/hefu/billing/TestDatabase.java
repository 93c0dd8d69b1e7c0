package io.hefu.billing;

import io.hefu.stack.postgres.Postgres;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A database of one's own, empty but for its schema, on the one real PostgreSQL of this JVM. */
public final class TestDatabase implements AutoCloseable {

    private static final List<String> SCRIPTS = List.of(
            "V1__billing",
            "V20__deciding_stage",
            "V30__complete_usage",
            "V40__waterfalls",
            "V50__settlement",
            "V52__prices_and_drafts",
            "V55__suspense",
            "V60__reconciliation",
            "V70__payouts");
    private static final String SCHEMA = schema(SCRIPTS);
    private static final Postgres POSTGRES = Postgres.temporary();
    private static final Vertx VERTX = Vertx.vertx();
    private static final String TEMPLATE = "billing_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
        POSTGRES.createDatabase(TEMPLATE);
        run(POSTGRES, TEMPLATE, SCHEMA);
    }

    private final Postgres postgres;
    private final String name;
    private final Pool pool;

    private TestDatabase(Postgres postgres, String name, int connections) {
        this.postgres = postgres;
        this.name = name;
        var connectOptions = new PgConnectOptions()
                .setHost(postgres.host())
                .setPort(postgres.port())
                .setUser(postgres.user())
                .setPassword(postgres.password())
                .setDatabase(name)
                .setCachePreparedStatements(true);
        this.pool = PgBuilder.pool(builder -> builder.with(new PoolOptions().setMaxSize(connections))
                .connectingTo(connectOptions)
                .using(VERTX));
    }

    public static TestDatabase fresh() {
        String name = "billing_" + COUNT.incrementAndGet();
        run(POSTGRES, "postgres", "create database " + name + " template " + TEMPLATE);
        return new TestDatabase(POSTGRES, name, 8);
    }

    /** As it was before a migration. */
    public static TestDatabase before(String script) {
        String name = "billing_" + COUNT.incrementAndGet();
        POSTGRES.createDatabase(name);
        run(POSTGRES, name, schema(SCRIPTS.subList(0, SCRIPTS.indexOf(script))));
        return new TestDatabase(POSTGRES, name, 8);
    }

    /** On a server of one's own, which can be stopped without harm to other tests. */
    public static TestDatabase on(Postgres server) {
        run(server, server.database(), SCHEMA);
        return new TestDatabase(server, server.database(), 8);
    }

    /** All it has, in a database of its own. */
    public TestDatabase copy() {
        String copy = "billing_" + COUNT.incrementAndGet();
        run(
                postgres,
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        run(postgres, "postgres", "create database " + copy + " template " + name);
        return new TestDatabase(postgres, copy, 8);
    }

    private static String schema(List<String> scripts) {
        return "create schema billing; "
                + scripts.stream()
                        .map(script -> script("db/billing/" + script + ".sql"))
                        .collect(Collectors.joining());
    }

    public static String script(String resource) {
        try (InputStream in = TestDatabase.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Pool pool() {
        return pool;
    }

    /** Runs statements, in a transaction of their own. */
    public void run(String sql) {
        run(postgres, name, sql);
    }

    /** A connection of one's own, to be closed. */
    public Connection connect() throws SQLException {
        return postgres.connect(name);
    }

    /** The one number that a query answers with. */
    public long number(String sql) {
        try (Connection connection = postgres.connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers by name: what a query of two columns answers with. */
    public Map<String, Long> numbers(String sql) {
        Map<String, Long> numbers = new HashMap<>();
        try (Connection connection = postgres.connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a query of one column answers with. */
    public List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = postgres.connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        if (postgres == POSTGRES) {
            run(POSTGRES, "postgres", "drop database " + name + " with (force)");
        }
    }

    private static void run(Postgres server, String database, String sql) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(database.equals("postgres"));
            statement.execute(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
