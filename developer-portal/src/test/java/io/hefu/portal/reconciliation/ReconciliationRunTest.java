package io.hefu.portal.reconciliation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.hefu.portal.testing.FakeReconciliation;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs, rules, subtotals and disputes as people see them; what they come to is billing's matter. */
@PortalTest
class ReconciliationRunTest {

    private static final String RULES = "/reconciliation-rules/" + FakeReconciliation.PARTNER;

    @Test
    void aRunIsRequestedAndDoneInTheBackground() {
        Person.FINANCE
                .sends(Map.of("kind", "calls", "period", "2026-10"))
                .post("/reconciliation-runs")
                .then()
                .statusCode(202)
                .header("Location", containsString("/portal/v1/reconciliation-runs/"))
                .body("state", is("WAITING"))
                .body("from", is("2026-10-01"))
                .body("to", is("2026-10-31"))
                .body("partnerId", is(FakeReconciliation.PARTNER.toString()))
                .body("$", not(hasKey("outcome")));
        Person.FINANCE
                .sends(Map.of("kind", "calls", "period", "2026-10-05"))
                .post("/reconciliation-runs")
                .then()
                .body("from", is("2026-10-05"))
                .body("to", is("2026-10-05"));
        Person.FINANCE
                .sends(Map.of("kind", "", "period", "05.10.2026"))
                .post("/reconciliation-runs")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("kind", "period"));
    }

    @Test
    void whatDiffersIsToldInBothLanguages() {
        Person.FINANCE
                .asks()
                .get("/reconciliation-runs/" + FakeReconciliation.RUN)
                .then()
                .statusCode(200)
                .body("state", is("DONE"))
                .body("outcome.resultHash", is("33".repeat(32)))
                .body("outcome.breaks.MISSING_THEIRS.atRisk.amount", is("0.036000"));
        Person.FINANCE
                .asks()
                .get("/reconciliation-runs/" + FakeReconciliation.RUN + "/breaks")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].breakKey", is(FakeReconciliation.BREAK_KEY))
                .body("items[0].name.chinese", is("短款"))
                .body("items[0].evidence.english", is("No pattern was found."))
                .body("items[0].ours.amount.amount", is("0.036000"))
                .body("items[0]", not(hasKey("theirs")))
                .body("items[0].disputeId", is(FakeReconciliation.DISPUTE.toString()));
        Person.FINANCE
                .asks()
                .queryParam("kind", "AMOUNT")
                .get("/reconciliation-runs/" + FakeReconciliation.RUN + "/breaks")
                .then()
                .body("items", is(empty()));
    }

    @Test
    void anotherPartnersRunsAndDisputesDoNotExist() {
        for (String path : List.of(
                "/reconciliation-runs/" + FakeReconciliation.RUN_OF_OTHERS,
                "/reconciliation-runs/" + FakeReconciliation.RUN_OF_OTHERS + "/breaks",
                "/disputes/" + FakeReconciliation.DISPUTE_OF_OTHERS)) {
            Person.FINANCE.asks().get(path).then().statusCode(404);
            Person.ADMIN.asks().get(path).then().statusCode(200);
        }
        Person.FINANCE
                .asks()
                .get("/reconciliation-runs")
                .then()
                .body("items.runId", contains(text(FakeReconciliation.RUN)));
        Person.FINANCE
                .asks()
                .get("/disputes")
                .then()
                .body("items.disputeId", contains(text(FakeReconciliation.DISPUTE)));
        Person.ADMIN.asks().get("/disputes").then().body("items", hasSize(2));
        Person.FINANCE
                .asks()
                .queryParam("partner", FakeReconciliation.OTHERS.toString())
                .get("/disputes")
                .then()
                .statusCode(404);
        Person.FINANCE
                .sends(Map.of(
                        "runId",
                        text(FakeReconciliation.RUN_OF_OTHERS),
                        "breakKey",
                        FakeReconciliation.BREAK_KEY,
                        "note",
                        "x"))
                .post("/disputes")
                .then()
                .statusCode(404);
        Person.FINANCE
                .sends(Map.of("step", "WITHDRAW", "note", "x"))
                .post("/disputes/" + FakeReconciliation.DISPUTE_OF_OTHERS + "/steps")
                .then()
                .statusCode(404);
    }

    @Test
    void theOperatorSetsTheRules() {
        Person.ADMIN.asks().get(RULES).then().statusCode(200).body("basis", is("SHARE"));
        Person.ADMIN
                .sends(Map.of(
                        "basis",
                        "GROSS",
                        "tolerances",
                        List.of(Map.of(
                                "agreement",
                                "wanxiang-location",
                                "products",
                                List.of(Map.of("api", "location-verification", "operation", "verifyLocation")),
                                "fen",
                                100,
                                "basisPoints",
                                10,
                                "calls",
                                0,
                                "mostPairs",
                                50)),
                        "autoRules",
                        List.of(Map.of("rule", "DUPLICATE_COPY"), Map.of("rule", "ROUNDING", "most", "0.01"))))
                .put(RULES)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", is(1))
                .body("tolerances[0].fen", is(100))
                .body("autoRules.rule", contains("DUPLICATE_COPY", "ROUNDING"))
                .body("autoRules[1].most", is("0.010000"))
                .body("setBy", is("admin"));
        Map<String, Object> rule = new HashMap<>();
        rule.put("rule", null);
        Person.ADMIN
                .sends(Map.of("autoRules", List.of(rule), "tolerances", List.of(Map.of("fen", 1))))
                .put(RULES)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("autoRules", "tolerances"));
    }

    @Test
    void aDisputeIsOpenedByThePartnerAndAnsweredByTheOperator() {
        Person.FINANCE
                .sends(Map.of(
                        "runId",
                        text(FakeReconciliation.RUN),
                        "breakKey",
                        FakeReconciliation.BREAK_KEY,
                        "amount",
                        "0.02",
                        "note",
                        "我方有此调用"))
                .post("/disputes")
                .then()
                .statusCode(201)
                .body("state", is("OPENED"))
                .body("month", is("2026-10"))
                .body("frozen.amount", is("0.036000"))
                .body("firstContact.due", is("2026-11-03T02:10:00Z"))
                .body("steps[0].by", is("finance"))
                .body("steps[0].ofOperator", is(false))
                .body("steps[0].amount.amount", is("0.020000"))
                .body("steps[0].note", is("我方有此调用"));
        Person.ADMIN
                .sends(Map.of("step", "PROPOSE", "amount", "0", "note", "Refused: no such call."))
                .post("/disputes/" + FakeReconciliation.DISPUTE + "/steps")
                .then()
                .statusCode(201)
                .body("steps[0].step", is("PROPOSE"))
                .body("steps[0].ofOperator", is(true));
        Person.FINANCE
                .sends(Map.of("step", "SLEEP", "amount", "-1", "note", ""))
                .post("/disputes/" + FakeReconciliation.DISPUTE + "/steps")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("step", "amount", "note"));
    }

    @Test
    void totalsThatDifferAreAnsweredWithWhatToStateNext() {
        Person.FINANCE
                .sends(Map.of(
                        "subtotals",
                        List.of(Map.of(
                                "from",
                                "2026-10-04T16:00:00Z",
                                "to",
                                "2026-10-05T16:00:00Z",
                                "calls",
                                41,
                                "amount",
                                "1.476"))))
                .post("/subtotal-comparisons")
                .then()
                .statusCode(200)
                .body("differing[0].ours.calls", is(42))
                .body("differing[0].theirs.amount.amount", is("1.476000"))
                .body("differing[0].minute", is(false))
                .body("differing[0].ask[0].to", is("2026-10-04T17:00:00Z"));
        Person.FINANCE
                .sends(Map.of("subtotals", List.of(Map.of("calls", 1))))
                .post("/subtotal-comparisons")
                .then()
                .statusCode(400)
                .body("errors.field", contains("subtotals"));
    }

    private static String text(UUID id) {
        return id.toString();
    }
}
