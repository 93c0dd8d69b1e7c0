package io.hefu.portal.settlement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.hefu.portal.testing.FakeSettlement;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements for those whom they concern, and the operator's steps toward them. */
@PortalTest
class StatementTest {

    @Inject
    FakeSettlement settlement;

    @Test
    void aPartnerSeesItsOwnStatementsOnly() {
        Person.FINANCE.asks().get("/statements").then().statusCode(200).body("items.period", contains("2026-10"));
        Person.FINANCE
                .asks()
                .get("/statements?partner=00000000-0000-7000-8000-000000000099")
                .then()
                .statusCode(404);
    }

    @Test
    void theOperatorSeesAllStatements() {
        Person.ADMIN.asks().get("/statements").then().statusCode(200).body("items", empty());
    }

    @Test
    void aStatementHasItsLinesWithWhatEachClauseBrought() {
        Person.FINANCE
                .asks()
                .get("/statements/2026-10-31")
                .then()
                .statusCode(200)
                .body("summary.payable.amount", equalTo("0.070000"))
                .body("summary.closingResidue.amount", equalTo("0.002000"))
                .body("lines[0].share.amount", equalTo("0.072000"))
                .body("lines[0].clauses.'2 分成 split'.amount", equalTo("0.072000"));
    }

    @Test
    void aLineDrillsDownToItsCalls() {
        Person.FINANCE
                .asks()
                .get("/statements/2026-10-31/calls?operation=verifyLocation&businessDate=2026-10-31")
                .then()
                .statusCode(200)
                .body("items[0].priceVersion", equalTo(1))
                .body("items[0].share.amount", equalTo("0.036000"));
    }

    @Test
    void aDownloadLeavesNoFileBehind() {
        Person.FINANCE
                .asks()
                .get("/statements/2026-10-31/file?form=BUNDLE_WITH_CALLS")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", containsString("statement-2026-10-31.zip"))
                .body(containsString("BUNDLE_WITH_CALLS of 2026-10-31 for "));

        await().untilAsserted(
                        () -> assertThat(Files.exists(settlement.lastFile())).isFalse());
    }

    @Test
    void aProofIsJsonForTheVerifier() {
        Person.FINANCE
                .asks()
                .get("/statements/2026-10/proofs/00000000-0000-7000-8000-000000000001")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("format", equalTo("hefu-proof-1"));
    }

    @Test
    void theVerifierIsForEverybodyAndMayNotSendAnything() {
        Person.anonymous()
                .basePath("")
                .get("/verify/verify.html")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        Person.anonymous().basePath("").get("/verify/other").then().statusCode(404);
    }

    @Test
    void theKeyIsForEverybody() {
        Person.anonymous().get("/statement-key").then().statusCode(200).body(containsString("BEGIN PUBLIC KEY"));
    }

    @ParameterizedTest
    @CsvSource({
        "/statements/october, period",
        "/statements/2026-13, period",
        "/statements/2026-10/file?form=PAPER, form",
        "/statements/2026-10/file?form=BUNDLE_WITH_CALLS, form",
        "/statements/2026-10/proofs/1, call",
        "/statements/2026-10/calls, day",
        "/statements/2026-10-31/calls?after=1, after",
        "/statements?kind=YEAR, kind",
        "/statements?before=tomorrow, before"
    })
    void whatCannotBeReadIsNamed(String path, String field) {
        Person.FINANCE.asks().get(path).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    @Test
    void theOperatorSeesHowFarAMonthIs() {
        Person.ADMIN
                .asks()
                .get("/settlement-periods?kind=MONTH")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("REVIEWED"))
                .body("items[0].reviewedBy", equalTo("admin"));
    }

    @Test
    void whatBillingRefusesIsToldInTheReadersLanguage() {
        given().auth()
                .oauth2(Person.named("reviewer", "operator-admin").token())
                .header("Accept-Language", "zh-CN")
                .post("/portal/v1/settlement-periods/2026-10/issue")
                .then()
                .statusCode(403)
                .body("code", equalTo("PERMISSION_DENIED"))
                .body("detail", equalTo("由您复核"));
    }

    @Test
    void aStepOfTheSettlementIsInTheAuditTrail() {
        Person.named("admin2", "operator-admin")
                .asks()
                .post("/settlement-periods/2026-10/issue")
                .then()
                .statusCode(204);

        Person.ADMIN
                .asks()
                .get("/audit")
                .then()
                .body("items[0].action", equalTo("settlement.issue"))
                .body("items[0].object", equalTo("settlement-period/2026-10"))
                .body("items[0].actor", equalTo("admin2"));
    }
}
