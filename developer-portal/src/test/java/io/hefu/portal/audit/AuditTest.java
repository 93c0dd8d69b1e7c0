package io.hefu.portal.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PortalTest
class AuditTest {

    @ConfigProperty(name = "test.database")
    String database;

    @Test
    void aChangeIsAuditedWithWhatItWasBefore() {
        Person developer = Person.stranger();
        String id = developer.createsApplication("Before");
        developer.sends(Map.of("name", "After", "description", "")).patch("/applications/" + id);

        Person.ADMIN
                .asks()
                .get("/audit?perPage=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].actor", is(developer.claims().get("preferred_username")))
                .body("items[0].action", is("application.renamed"))
                .body("items[0].object", is("application/" + id))
                .body("items[0].before.name", is("Before"))
                .body("items[0].after.name", is("After"));
    }

    @Test
    void aRefusedChangeIsNotAudited() {
        Person developer = Person.stranger();
        String id = developer.createsApplication("Navigator");
        developer.subscribes(id, "sandbox");
        Object last = Person.ADMIN.asks().get("/audit?perPage=1").path("items[0].id");

        developer
                .sends(Map.of("planCode", "sandbox"))
                .post("/applications/" + id + "/subscriptions")
                .then()
                .statusCode(409);

        Person.ADMIN.asks().get("/audit?perPage=1").then().body("items[0].id", is(last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update portal.audit_entry set actor = 'nobody'",
                "delete from portal.audit_entry",
                "truncate portal.audit_entry cascade",
                "delete from portal.audit_link",
                "truncate portal.audit_link"
            })
    void whatIsWrittenStays(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("append-only");
        }
    }

    @Test
    void theTrailIsChainedSoThatTamperingShows() throws SQLException {
        Person.stranger().createsApplication("Chained");

        Person.ADMIN
                .asks()
                .get("/audit/verification")
                .then()
                .statusCode(200)
                .body("intact", is(true))
                .body("head", matchesPattern("[0-9a-f]{64}"));

        past("update portal.audit_entry set actor = 'somebody' where id = (select max(id) from portal.audit_entry)");
        Person.ADMIN.asks().get("/audit/verification").then().body("intact", is(false));

        past("update portal.audit_entry as entry set actor = kept.actor from portal_test_kept as kept"
                + " where kept.id = entry.id");
        Person.ADMIN.asks().get("/audit/verification").then().body("intact", is(true));
    }

    /** As somebody who can switch the triggers off. */
    private void past(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists portal_test_kept as"
                    + " select id, actor from portal.audit_entry order by id desc limit 1");
            statement.execute("alter table portal.audit_entry disable trigger audit_is_append_only");
            statement.execute(change);
            statement.execute("alter table portal.audit_entry enable trigger audit_is_append_only");
        }
    }
}
