package io.hefu.gateway.schema;

import io.hefu.core.schema.DatabaseSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Brings the schemas of all modules up to date, each from its own migrations, before anything else runs. */
final class SchemaMigrations {

    private static final Logger LOG = Logger.getLogger(SchemaMigrations.class);

    private final DataSource database;
    private final boolean demo;

    SchemaMigrations(DataSource database, boolean demo) {
        this.database = database;
        this.demo = demo;
    }

    void bringUpToDate(DatabaseSchema schema) {
        int migrations = Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(database)
                .schemas(schema.name())
                .locations("classpath:db/" + schema.name())
                .load()
                .migrate()
                .migrationsExecuted;
        LOG.infof("schema %s is up to date, %d migrations run", schema.name(), migrations);
        if (demo) {
            schema.demo().ifPresent(this::run);
        }
    }

    private void run(String script) {
        try (InputStream resource =
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(script);
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (resource == null) {
                throw new IllegalStateException(script + ": there is no such demo script on the class path");
            }
            statement.execute(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(script + ": the demo's data cannot be put in", failed);
        }
    }
}
