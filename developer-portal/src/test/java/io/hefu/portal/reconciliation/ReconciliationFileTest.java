package io.hefu.portal.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.hefu.portal.testing.FakeReconciliation;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files of partners and how they are read; what becomes of their lines is billing's matter. */
@PortalTest
class ReconciliationFileTest {

    private static final Map<String, Object> QUERY = Map.of("kind", "calls", "sequence", 1, "period", "2026-10");

    @Inject
    FakeReconciliation billing;

    @Test
    void aPartnerSendsAFileAndReadsWhatBecameOfIt() {
        String id = send(Person.FINANCE, QUERY, "a,b\r\n1,2\r\n".getBytes())
                .statusCode(201)
                .body("partnerId", is(FakeReconciliation.PARTNER.toString()))
                .body("environment", is("LIVE"))
                .body("from", is("2026-10-01"))
                .body("to", is("2026-10-31"))
                .body("receivedBy", is("finance"))
                .body("disposition", is("ACCEPTED"))
                .body("amount.amount", is("0.036000"))
                .body("$", not(hasKey("firstMissing")))
                .extract()
                .path("fileId");

        assertThat(billing.bytes.get(UUID.fromString(id))).isEqualTo(10);
        Person.FINANCE
                .asks()
                .get("/reconciliation-files/" + id)
                .then()
                .statusCode(200)
                .body("sequence", is(1));
        Person.FINANCE
                .asks()
                .get("/reconciliation-files")
                .then()
                .statusCode(200)
                .body("items.partnerId", everyItem(is(FakeReconciliation.PARTNER.toString())));
        Person.FINANCE
                .asks()
                .accept("application/json")
                .get("/reconciliation-files/" + id + "/acknowledgement")
                .then()
                .statusCode(200)
                .body("disposition", is("ACCEPTED"));
        String csv = Person.FINANCE
                .asks()
                .accept("text/plain")
                .get("/reconciliation-files/" + id + "/acknowledgement")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .extract()
                .asString();
        assertThat(csv).isEqualTo("severity,code\r\n");
    }

    @Test
    void aLongFileIsTakenAndOneThatIsTooLongIsNot() {
        String id = send(Person.FINANCE, QUERY, new byte[20 << 20])
                .statusCode(201)
                .extract()
                .path("fileId");
        assertThat(billing.bytes.get(UUID.fromString(id))).isEqualTo(20 << 20);

        send(Person.FINANCE, QUERY, new byte[(64 << 20) + 1]).statusCode(413).body("code", is("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void theOperatorNamesThePartner() {
        Map<String, Object> query = new HashMap<>(QUERY);
        send(Person.ADMIN, query, new byte[1]).statusCode(400).body("errors.field", contains("partner"));

        query.put("partner", FakeReconciliation.OTHERS.toString());
        String id = send(Person.ADMIN, query, new byte[1])
                .statusCode(201)
                .body("partnerId", is(FakeReconciliation.OTHERS.toString()))
                .extract()
                .path("fileId");

        Person.FINANCE.asks().get("/reconciliation-files/" + id).then().statusCode(404);
        Person.FINANCE
                .asks()
                .get("/reconciliation-files/" + id + "/acknowledgement")
                .then()
                .statusCode(404);
        send(Person.FINANCE, query, new byte[1]).statusCode(404);
    }

    @Test
    void allThatIsWrongWithARequestIsNamed() {
        send(
                        Person.FINANCE,
                        Map.of(
                                "kind",
                                "Calls",
                                "sequence",
                                0,
                                "period",
                                "October",
                                "records",
                                -1,
                                "sha256",
                                "abc",
                                "environment",
                                "moon"),
                        new byte[1])
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder("kind", "sequence", "period", "records", "sha256", "environment"));
    }

    @Test
    void aMappingIsDeclaredWithWhatIsUsualLeftOut() {
        Map<String, Object> mapping = Map.of(
                "format", "CSV", "columns", Map.of("TIME", "时间", "AMOUNT", "金额", "API", "接口"), "time", "yyyy-MM-dd");
        Person.FINANCE
                .sends(mapping)
                .put("/reconciliation-mappings/daily-totals")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("declaredBy", is("finance"))
                .body("mapping.separator", is(","))
                .body("mapping.zone", is("Asia/Shanghai"))
                .body("mapping.columns.TIME", is("时间"));
        Person.FINANCE
                .sends(mapping)
                .put("/reconciliation-mappings/daily-totals")
                .then()
                .body("version", is(2));
        Person.FINANCE
                .asks()
                .get("/reconciliation-mappings/daily-totals")
                .then()
                .statusCode(200)
                .body("version", is(2));
        Person.FINANCE.asks().get("/reconciliation-mappings/nothing").then().statusCode(404);

        Map<String, Object> nulls = new HashMap<>();
        nulls.put("TIME", null);
        Person.FINANCE
                .sends(Map.of("format", "CSV", "columns", nulls, "products", Map.of("x", Map.of("api", "y"))))
                .put("/reconciliation-mappings/calls")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("columns", "products"));
    }

    private static ValidatableResponse send(Person person, Map<String, Object> query, byte[] content) {
        return person.asks()
                .contentType("application/octet-stream")
                .queryParams(query)
                .body(content)
                .post("/reconciliation-files")
                .then();
    }
}
