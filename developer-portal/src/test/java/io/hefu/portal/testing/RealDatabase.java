package io.hefu.portal.testing;

import io.hefu.stack.postgres.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PostgreSQL with the portal's schema and the demo's organisations. */
public final class RealDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Pattern MIGRATION = Pattern.compile("V([0-9]+)__.*\\.sql");

    private Postgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = Postgres.temporary();
        try (Connection connection = postgres.connect(postgres.database());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema portal");
            for (Path migration : migrations()) {
                statement.execute(Files.readString(migration));
            }
            statement.execute(Files.readString(resource("/demo/portal.sql")));
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

    /** In the order of their versions, as the gateway runs them. */
    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(resource("/db/portal"))) {
            return files.sorted(Comparator.comparingInt(RealDatabase::version)).toList();
        }
    }

    private static int version(Path migration) {
        Matcher name = MIGRATION.matcher(migration.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalStateException(migration + ": not named like V1__what.sql");
        }
        return Integer.parseInt(name.group(1));
    }

    private static Path resource(String name) {
        return Path.of(URI.create(
                Objects.requireNonNull(RealDatabase.class.getResource(name)).toString()));
    }
}
