package io.hefu.bench.billing;

import io.hefu.stack.postgres.Postgres;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of one's own with the schema of billing; gone at the end. */
final class Database implements AutoCloseable {

    private final Postgres postgres = Postgres.temporary();
    private final Connections connections;

    Database() {
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(postgres.jdbcUrl(postgres.database()), postgres.user(), postgres.password())
                .schemas("billing")
                .locations("db/billing")
                .load()
                .migrate();
        this.connections = new Connections(address());
    }

    /** Where another process finds it: host, port, user, password, database. */
    List<String> address() {
        return List.of(
                postgres.host(),
                String.valueOf(postgres.port()),
                postgres.user(),
                postgres.password(),
                postgres.database());
    }

    Pool pool() {
        return connections.pool();
    }

    long number(String sql) {
        try (Connection connection = postgres.connect(postgres.database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a query of one column answers with. */
    List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = postgres.connect(postgres.database());
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
        connections.close();
        postgres.close();
    }
}
