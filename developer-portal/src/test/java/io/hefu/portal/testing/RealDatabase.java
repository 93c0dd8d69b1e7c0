package io.hefu.portal.testing;

import io.hefu.stack.postgres.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A PostgreSQL with the portal's schema and the demo's organisations. */
public final class RealDatabase implements QuarkusTestResourceLifecycleManager {

    private static final List<String> SCRIPTS = List.of(
            "db/portal/V1__control_plane.sql",
            "db/portal/V2__first_plans.sql",
            "db/portal/V10__limits.sql",
            "demo/portal.sql");

    private Postgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = Postgres.temporary();
        try (Connection connection = postgres.connect(postgres.database());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema portal");
            for (String script : SCRIPTS) {
                statement.execute(text(script));
            }
        } catch (SQLException e) {
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

    private static String text(String resource) {
        try (InputStream script = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
