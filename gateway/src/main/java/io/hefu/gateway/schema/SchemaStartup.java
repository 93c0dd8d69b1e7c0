package io.hefu.gateway.schema;

import io.hefu.core.schema.DatabaseSchema;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs the migrations first of all that happens at start. */
@Singleton
class SchemaStartup {

    private static final int BEFORE_EVERYTHING = -1;

    void migrate(
            @Observes @Priority(BEFORE_EVERYTHING) StartupEvent start,
            @Any Instance<DatabaseSchema> schemas,
            DatabaseConfig database,
            @ConfigProperty(name = "hefu.demo.enabled", defaultValue = "false") boolean demo) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {database.host()});
        source.setPortNumbers(new int[] {database.port()});
        source.setDatabaseName(database.name());
        source.setUser(database.user());
        source.setPassword(database.password());
        SchemaMigrations migrations = new SchemaMigrations(source, demo);
        schemas.stream().sorted(Comparator.comparing(DatabaseSchema::name)).forEach(migrations::bringUpToDate);
    }

    @Produces
    @Singleton
    DatabaseSchema gateway() {
        return new DatabaseSchema("gateway", Optional.empty());
    }
}
