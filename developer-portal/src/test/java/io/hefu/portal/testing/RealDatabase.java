package io.hefu.portal.testing;

import io.hefu.stack.postgres.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            statement.execute(text("demo/portal.sql"));
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

    /** In the order of their versions. */
    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/portal"))) {
            return files.sorted(Comparator.comparing(RealDatabase::version)).toList();
        }
    }

    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("V([0-9]+)__.*", "$1"));
    }

    private static String text(String resource) {
        try (InputStream script = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
