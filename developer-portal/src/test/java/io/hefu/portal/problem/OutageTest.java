package io.hefu.portal.problem;

import static org.hamcrest.Matchers.is;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@PortalTest
class OutageTest {

    @ConfigProperty(name = "test.database")
    String database;

    @Test
    void withoutTheDatabaseClientsAreAskedToTryAgainAndItComesBackByItself() throws SQLException {
        // The door is locked from another database of the same server, and everybody inside is sent out.
        String elsewhere = database.replace("/hefu?", "/postgres?");
        try (Connection connection = DriverManager.getConnection(elsewhere);
                Statement statement = connection.createStatement()) {
            statement.execute("alter database hefu allow_connections false");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'hefu'");
            try {
                for (int i = 0; i < 3; i++) {
                    Person.DEVELOPER
                            .asks()
                            .get("/applications")
                            .then()
                            .statusCode(503)
                            .header("Retry-After", "5")
                            .body("code", is("UNAVAILABLE"));
                }
            } finally {
                statement.execute("alter database hefu allow_connections true");
            }
        }
        Person.DEVELOPER.asks().get("/applications").then().statusCode(200);
    }
}
