package io.hefu.portal.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class ConfigurationTest {

    private static final JsonMapper JSON = new JsonMapper();

    private Response export;
    private ObjectNode document;

    @BeforeEach
    void export() throws IOException {
        export = Person.ADMIN.asks().get("/configuration");
        document = (ObjectNode) JSON.readTree(export.asString());
    }

    @AfterEach
    void restore() {
        apply(export.asString(), "*", false).statusCode(200);
    }

    @Test
    void theSameConfigurationIsTheSameText() {
        Response again = Person.ADMIN.asks().get("/configuration");

        assertThat(again.asString()).isEqualTo(export.asString()).contains("\n").contains("\"planCode\"");
        assertThat(again.header("ETag")).isEqualTo(export.header("ETag")).startsWith("\"");
    }

    @Test
    void theComparisonNamesEverySettingThatWouldChange() {
        plan("standard").put("burst", plan("standard").path("burst").asInt() + 1);
        limit("OPERATION", "short-messages:sendMessage").put("callsADay", 1000);

        Person.ADMIN
                .asks()
                .body(document.toString())
                .contentType("application/json")
                .post("/configuration/diff")
                .then()
                .statusCode(200)
                .body("items.kind", contains("CREATE", "CHANGE"))
                .body(
                        "items.path",
                        contains("limits/OPERATION/short-messages:sendMessage/callsADay", "plans/standard/burst"))
                .body("items[0].after", is("1000"));
    }

    @Test
    void whatIsAppliedIsInForceAndAuditedAndAppliedAgainChangesNothing() {
        plan("standard").put("burst", plan("standard").path("burst").asInt() + 7);
        limit("OPERATOR", "all").put("spikeCallsPerSecond", 9000);

        apply(document.toString(), export.header("ETag"), false)
                .statusCode(200)
                .body("items.path", contains("limits/OPERATOR/all/spikeCallsPerSecond", "plans/standard/burst"));

        Person.ADMIN.asks().get("/limits/OPERATOR/all").then().body("spikeCallsPerSecond", is(9000));
        Person.ADMIN
                .asks()
                .get("/audit?perPage=2")
                .then()
                .body("items.action", contains("limits.changed", "plan.limits-changed"));
        apply(document.toString(), "*", false).statusCode(200).body("items", is(empty()));
    }

    @Test
    void aDryRunLeavesNothing() {
        plan("standard").put("burst", 1);

        apply(document.toString(), export.header("ETag"), true)
                .statusCode(200)
                .body("items.path", hasItem("plans/standard/burst"));

        assertThat(Person.ADMIN.asks().get("/configuration").asString()).isEqualTo(export.asString());
    }

    @Test
    void oneWrongPlaceRefusesAllOfIt() {
        plan("sandbox").put("burst", 1);
        plan("standard").put("quotaCalls", 0);

        apply(document.toString(), export.header("ETag"), false)
                .statusCode(400)
                .body("errors.field", contains("plans/standard/quotaCalls"))
                .body("detail", containsString("quotaCalls"));

        assertThat(Person.ADMIN.asks().get("/configuration").asString()).isEqualTo(export.asString());
    }

    @Test
    void aWordThatMeansNothingIsRefusedAndNamed() {
        plan("standard").put("brust", 1);

        apply(document.toString(), export.header("ETag"), false)
                .statusCode(400)
                .body("errors[0].field", containsString("brust"));
    }

    @Test
    void anApiThatIsNotThereIsNamed() {
        plan("standard").withArray("apis").add("no-such-api");

        apply(document.toString(), export.header("ETag"), false)
                .statusCode(400)
                .body("errors.field", contains("plans/standard/apis/no-such-api"));
    }

    @Test
    void anOutdatedExportIsRefused() {
        plan("standard").put("burst", 1);

        apply(document.toString(), "\"00000000000000000000000000000000\"", false)
                .statusCode(412);
        Person.ADMIN
                .asks()
                .body(document.toString())
                .contentType("application/json")
                .put("/configuration")
                .then()
                .statusCode(400)
                .body("errors.field", contains("If-Match"));
    }

    @Test
    void plansNeitherComeNorGo() {
        document.withArray("plans").remove(0);

        apply(document.toString(), "*", false).statusCode(400).body("errors.field", contains("plans"));
    }

    private ObjectNode plan(String code) {
        for (JsonNode plan : document.path("plans")) {
            if (plan.path("planCode").asText().equals(code)) {
                return (ObjectNode) plan;
            }
        }
        throw new AssertionError("no plan " + code);
    }

    private ObjectNode limit(String level, String subject) {
        ObjectNode part = document.withArray("limits").addObject();
        part.put("level", level).put("subject", subject);
        return part.putObject("limits");
    }

    private static ValidatableResponse apply(String document, String ifMatch, boolean dryRun) {
        return Person.ADMIN
                .asks()
                .body(document)
                .contentType("application/json")
                .header("If-Match", ifMatch)
                .put("/configuration?dryRun=" + dryRun)
                .then();
    }
}
