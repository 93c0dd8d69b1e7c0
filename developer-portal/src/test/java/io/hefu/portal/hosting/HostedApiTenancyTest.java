package io.hefu.portal.hosting;

import static io.hefu.portal.hosting.PartnerSteps.OFFERS;
import static io.hefu.portal.hosting.PartnerSteps.PARTNER;
import static io.hefu.portal.hosting.PartnerSteps.RIVAL;
import static io.hefu.portal.hosting.PartnerSteps.created;
import static io.hefu.portal.hosting.PartnerSteps.draft;
import static io.hefu.portal.hosting.PartnerSteps.freshName;
import static io.hefu.portal.hosting.PartnerSteps.registered;
import static io.hefu.portal.hosting.PartnerSteps.waiting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose a hosted API is, and who decides on it. */
@PortalTest
class HostedApiTenancyTest {

    private static final Person PARTNERS_ADMIN = Person.named("partners-admin", "operator-admin");

    @BeforeAll
    static void anotherPartnerAndAnAdminOfThePartner() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("test.database", String.class);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into portal.organisation (id, name, kind, created_at)
                    values ('00000000-0000-7000-8000-000000000021', 'Rival', 'PARTNER', now())
                    on conflict (id) do nothing""");
            statement.execute("""
                    insert into portal.member (id, organisation_id, username, created_at) values
                    ('00000000-0000-7000-8000-000000000121', '00000000-0000-7000-8000-000000000021', 'rival', now()),
                    ('00000000-0000-7000-8000-000000000122', '00000000-0000-7000-8000-000000000020', 'partners-admin', now())
                    on conflict do nothing""");
        }
    }

    @Test
    void aPartnerSeesOnlyItsOwn() {
        String api = registered(freshName(), "v1");

        RIVAL.asks().get("/hosted-apis/" + api).then().statusCode(404);
        RIVAL.asks().get("/hosted-apis?perPage=100").then().body("items.hostedApiId", not(hasItem(api)));
        RIVAL.asks()
                .contentType("application/yaml")
                .body(OFFERS.getBytes(UTF_8))
                .put(draft(api, "definition"))
                .then()
                .statusCode(404);
        RIVAL.sends(Map.of()).post("/hosted-apis/" + api + "/submit").then().statusCode(404);
        RIVAL.sends(Map.of()).post("/hosted-apis/" + api + "/retire").then().statusCode(404);
        Person.DEVELOPER.asks().get("/hosted-apis").then().statusCode(200).body("items", empty());
        Person.ADMIN.asks().get("/hosted-apis/" + api).then().statusCode(200);
        PARTNER.asks().get("/hosted-apis?perPage=100").then().body("items.hostedApiId", hasItem(api));
    }

    @Test
    void theOperatorDoesNotChangeWhatAPartnerHosts() {
        String api = registered(freshName(), "v1");

        Person.ADMIN
                .asks()
                .contentType("application/yaml")
                .body(OFFERS.getBytes(UTF_8))
                .put(draft(api, "definition"))
                .then()
                .statusCode(403);
        Person.ADMIN
                .sends(Map.of())
                .post("/hosted-apis/" + api + "/submit")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyApprovesTheirOwnOrganisationsApi() {
        String api = waiting(freshName());

        PARTNERS_ADMIN
                .sends(Map.of("revision", 1))
                .post("/hosted-apis/" + api + "/approve")
                .then()
                .statusCode(403)
                .body("detail", containsString("own organisation"));
        PARTNER.sends(Map.of("revision", 1))
                .post("/hosted-apis/" + api + "/approve")
                .then()
                .statusCode(403);
    }

    @Test
    void aNameBelongsToItsFirstPartner() {
        String name = freshName();
        registered(name, "v1");

        created(PARTNER, name, "v1").statusCode(409).body("code", is("ALREADY_EXISTS"));
        created(RIVAL, name, "v2").statusCode(409);
        created(PARTNER, "tea-houses", "v9").statusCode(409);
        created(PARTNER, "Not A Name", "1").statusCode(400).body("errors.field", contains("name", "pathVersion"));
        created(Person.DEVELOPER, freshName(), "v1").statusCode(403);
        created(PARTNER, name, "v2").statusCode(201);
    }
}
