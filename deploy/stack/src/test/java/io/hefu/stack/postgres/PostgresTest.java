package io.hefu.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.stack.process.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    Path folder;

    @Test
    void dataSurviveStopCrashAndASecondStart() throws SQLException {
        // Given
        try (Postgres postgres = Postgres.start(folder.resolve("data"))) {
            execute(postgres, "create table memory (word text)");
            execute(postgres, "insert into memory values ('合符')");

            // When
            postgres.stop();
            assertThat(postgres.isHealthy()).isFalse();
            assertThat(postgres.pid()).isEmpty();
            postgres.startAgain();
            postgres.kill();
            postgres.startAgain();

            // Then
            assertThat(remembered(postgres)).isEqualTo("合符");
        }
        try (Postgres postgres = Postgres.start(folder.resolve("data"))) {
            assertThat(remembered(postgres)).isEqualTo("合符");
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        try (Postgres postgres = Postgres.temporary()) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "hefu", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aDatabaseIsMadeOnce() throws SQLException {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.createDatabase("other");
            postgres.createDatabase("other");

            try (Connection connection = postgres.connect("other")) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void aCorruptFolderIsNamedWithTheRemedy() throws Exception {
        // Given
        Path data = folder.resolve("data");
        Postgres.start(data).close();
        Files.delete(data.resolve("global/pg_control"));

        // When, Then
        assertThatThrownBy(() -> Postgres.start(data))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining("deploy/up --fresh");
    }

    @Test
    void aFolderWithOtherThingsInItIsNoDataFolder() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("diary.txt"), "not a database");

        assertThatThrownBy(() -> Postgres.start(data))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(data.toString());
    }

    @Test
    void aFolderInUseIsNotTouched() {
        Path data = folder.resolve("data");
        try (Postgres first = Postgres.start(data)) {
            assertThatThrownBy(() -> Postgres.start(data))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("pid " + first.pid().orElseThrow());
        }
    }

    private static void execute(Postgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.connect(postgres.database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String remembered(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.connect(postgres.database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select word from memory")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
