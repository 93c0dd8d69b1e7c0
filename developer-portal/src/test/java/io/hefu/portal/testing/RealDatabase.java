package io.hefu.portal.testing;

import io.hefu.stack.postgres.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL with the portal's schema and the demo's organisations. */
public final class RealDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/portal");
    private static final Path DEMO = Path.of("src/main/resources/demo/portal.sql");

    private Postgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = Postgres.temporary();
        try (Connection connection = postgres.connect(postgres.database());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema portal");
            for (Path script : scripts()) {
                statement.execute(Files.readString(script));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql://" + postgres.host() + ":" + postgres.port() + "/" + postgres.database(),
                "quarkus.datasource.username",
                postgres.user(),
                "quarkus.datasource.password",
                postgres.password(),
                "test.database",
                postgres.jdbcUrl(postgres.database()) + "?user=" + postgres.user() + "&password="
                        + postgres.password());
    }

    @Override
    public void stop() {
        postgres.close();
    }

    /** In the order of their versions, as Flyway takes them. */
    private static List<Path> scripts() throws IOException {
        try (Stream<Path> migrations = Files.list(MIGRATIONS)) {
            return Stream.concat(migrations.sorted(Comparator.comparingInt(RealDatabase::version)), Stream.of(DEMO))
                    .toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name, 1, name.indexOf("__"), 10);
    }
}
