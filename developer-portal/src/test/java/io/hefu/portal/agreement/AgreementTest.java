package io.hefu.portal.agreement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.hefu.portal.testing.FakeProposals;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Agreements over HTTP; who may not ask at all, the access test says. */
@PortalTest
class AgreementTest {

    private static final Person SECOND_ADMIN = Person.named("admin2", "operator-admin");
    private static final Map<String, Object> TERMS = Map.of(
            "agreement",
            "wanxiang-location",
            "api",
            "location-verification",
            "effectiveFrom",
            "2026-12-31T16:00:00Z",
            "parties",
            List.of(Map.of("organisation", "00000000-0000-7000-8000-000000000001", "role", "OPERATOR")),
            "clauses",
            List.of(
                    Map.of("number", "1", "kind", "EXCLUSION", "reason", "REFUND"),
                    Map.of(
                            "number",
                            "2",
                            "kind",
                            "SPLIT",
                            "basis",
                            "NET",
                            "portions",
                            List.of(Map.of("party", "00000000-0000-7000-8000-000000000020", "basisPoints", 3_000))),
                    Map.of("number", "3", "kind", "REMAINDER", "party", "00000000-0000-7000-8000-000000000001")));

    @Test
    void aPartySeesItsAgreementsAndAStrangerNone() {
        Person.FINANCE
                .asks()
                .get("/agreements")
                .then()
                .statusCode(200)
                .body("items.terms.agreement", contains("wanxiang-location"))
                .body("items[0].version", equalTo(2))
                .body("items[0].hash", equalTo(FakeProposals.HASH));
        Person stranger = Person.stranger("partner-finance");
        stranger.asks().get("/agreements").then().statusCode(200).body("items", empty());
        stranger.asks()
                .get("/agreements/wanxiang-location")
                .then()
                .statusCode(404)
                .body(
                        "detail",
                        equalTo("There is no such agreement: check its id, and that it is your organisation's."));
    }

    @Test
    void theTextIsToTheLetterAndItsTagTheHash() {
        Person.FINANCE
                .asks()
                .accept("text/plain")
                .get("/agreements/wanxiang-location/versions/2/text")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .header("ETag", "\"" + FakeProposals.HASH + "\"")
                .body(equalTo("hefu-agreement 1\n"));
        Person.FINANCE
                .asks()
                .get("/agreements/wanxiang-location/versions/9/text")
                .then()
                .statusCode(404);
    }

    @Test
    void aDraftIsWrittenClauseByClauseReadAgainAndApprovedByASecondPerson() {
        String draft = Person.ADMIN
                .sends(TERMS)
                .post("/agreement-drafts")
                .then()
                .statusCode(201)
                .body("kind", equalTo("AGREEMENT"))
                .body("state", equalTo("PROPOSED"))
                .body("proposedBy", equalTo("admin"))
                .extract()
                .path("proposalId");

        Person.ADMIN
                .asks()
                .get("/agreement-drafts/" + draft)
                .then()
                .statusCode(200)
                .body("clauses.kind", contains("EXCLUSION", "SPLIT", "REMAINDER"))
                .body("clauses[1].portions[0].basisPoints", equalTo(3_000));
        Person.ADMIN
                .sends(Map.of("hash", FakeProposals.HASH))
                .post("/proposals/" + draft + "/approve")
                .then()
                .statusCode(403)
                .body("errors.field", contains("proposalId"));
        SECOND_ADMIN
                .sends(Map.of("hash", FakeProposals.HASH))
                .post("/proposals/" + draft + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decidedBy", equalTo("admin2"))
                .body("outcome", equalTo("version/3"));
        Person.ADMIN
                .asks()
                .get("/audit?perPage=100")
                .then()
                .body("items.findAll { it.object == 'AGREEMENT/" + draft + "' }.action", hasItem("proposal.approve"));
    }

    @Test
    void whatBillingRefusesNamesTheField() {
        Person.ADMIN
                .sends(Map.of("api", "location-verification"))
                .post("/agreement-drafts")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_ARGUMENT"))
                .body("errors.field", contains("agreement"));
        Person.ADMIN
                .sends(Map.of("clauses", List.of(Map.of("number", "1", "kind", "GIFT"))))
                .post("/agreement-drafts")
                .then()
                .statusCode(400)
                .body("errors.field", contains("clauses.0.kind"));
        Person.ADMIN
                .sends(TERMS)
                .put("/agreement-drafts/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void pastMonthsAreReplayed() {
        String draft = Person.ADMIN.sends(TERMS).post("/agreement-drafts").path("proposalId");

        Person.ADMIN
                .asks()
                .get("/agreement-drafts/" + draft + "/what-if?from=2026-09&to=2026-10")
                .then()
                .statusCode(200)
                .body("months", hasSize(1))
                .body("months[0].month", equalTo("2026-09"))
                .body("months[0].parties[1].before.amount", equalTo("3.600000"))
                .body("months[0].parties[1].difference.amount", equalTo("1.400000"))
                .body("months[0].clauses.'2'.amount", equalTo("3.000000"));
        Person.ADMIN
                .asks()
                .get("/agreement-drafts/" + draft + "/what-if?from=2026-09&to=2026-08")
                .then()
                .statusCode(400)
                .body("errors.field", contains("to"));
        Person.ADMIN
                .asks()
                .get("/agreement-drafts/" + draft + "/what-if")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from", "to"));
    }

    @Test
    void incidentsAreProposed() {
        Person.ADMIN
                .sends(Map.of("clause", "5.1", "month", "2026-10", "count", 3, "reason", "outage"))
                .post("/agreements/wanxiang-location/incidents")
                .then()
                .statusCode(201)
                .body("kind", equalTo("INCIDENTS"))
                .body("subject", equalTo("wanxiang-location 5.1 2026-10 3"));
        Person.ADMIN
                .sends(Map.of("month", "October"))
                .post("/agreements/wanxiang-location/incidents")
                .then()
                .statusCode(400)
                .body("errors.field", contains("clause", "month", "reason"));
    }
}
