package io.hefu.portal.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.hefu.core.payout.Actor;
import io.hefu.portal.testing.FakeBankAccounts;
import io.hefu.portal.testing.FakeBilling;
import io.hefu.portal.testing.FakePayables;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PortalTest
class PayableTest {

    private static final String OCTOBER = "/payables/" + FakeBilling.WANXIANG + "/2026-10";
    private static final String ACCOUNTS = "/bank-accounts/" + FakeBilling.WANXIANG;
    private static final Map<String, Object> INVOICE = Map.of(
            "number", "26110000000000000001", "issuedOn", "2026-11-06", "amount", "1000.00", "taxBasisPoints", 600);

    @Inject
    FakePayables payables;

    @Test
    void aPartnerSeesItsOwnStatementsAndTheOperatorAll() {
        Person.FINANCE
                .asks()
                .get("/payables")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].partyId", is(FakeBilling.WANXIANG.toString()))
                .body("items[0].month", is("2026-10"))
                .body("items[0].state", is("ISSUED"))
                .body("items[0].objectionsUntil", is("2026-11-12"))
                .body("items[0].payable.amount", is("1000.000000"));
        Person.ADMIN.asks().get("/payables").then().statusCode(200).body("items", hasSize(2));
        Person.ADMIN
                .asks()
                .get("/payables?unpaid=true&partner=" + FakeBilling.UNKNOWN)
                .then()
                .statusCode(200)
                .body("items.partyId", contains(FakeBilling.UNKNOWN.toString()));
    }

    @Test
    void anothersDoNotExist() {
        String anothers = "/payables/" + FakeBilling.UNKNOWN + "/2026-10";

        Person.FINANCE
                .asks()
                .get("/payables?partner=" + FakeBilling.UNKNOWN)
                .then()
                .statusCode(404);
        Person.FINANCE.asks().get(anothers).then().statusCode(404);
        Person.FINANCE.asks().get(anothers + "/events").then().statusCode(404);
        Person.FINANCE.asks().post(anothers + "/confirmation").then().statusCode(404);
        Person.FINANCE.sends(INVOICE).post(anothers + "/invoices").then().statusCode(404);
        Person.FINANCE.asks().get("/balances/" + FakeBilling.UNKNOWN).then().statusCode(404);
        Person.FINANCE
                .asks()
                .get("/bank-accounts/" + FakeBilling.UNKNOWN)
                .then()
                .statusCode(404);
        Person.FINANCE.asks().get("/payout-holds/" + FakeBilling.UNKNOWN).then().statusCode(404);
        Person.DEVELOPER.asks().get("/payables").then().statusCode(403);
    }

    @Test
    void aMonthWithoutAStatementIsNotThere() {
        Person.FINANCE
                .asks()
                .get("/payables/" + FakeBilling.WANXIANG + "/2026-09")
                .then()
                .statusCode(404);
        Person.FINANCE
                .asks()
                .get("/payables/" + FakeBilling.WANXIANG + "/September")
                .then()
                .statusCode(400)
                .body("errors.field", contains("month"));
    }

    @Test
    void thePartnerConfirmsInItsOwnNameAndThatIsAudited() {
        Person.FINANCE
                .asks()
                .post(OCTOBER + "/confirmation")
                .then()
                .statusCode(200)
                .body("state", is("CONFIRMED"))
                .body("toInvoice.amount", is("1000.000000"));

        assertThat(payables.lastActor()).contains(new Actor("finance", FakeBilling.WANXIANG));
        Person.ADMIN
                .asks()
                .get("/audit?perPage=100")
                .then()
                .body("items.action", hasItem("statement.confirm"))
                .body("items.object", hasItem("statement/" + FakeBilling.WANXIANG + "/2026-10"));
        Person.ADMIN.asks().post(OCTOBER + "/confirmation").then().statusCode(403);
    }

    @Test
    void thePartnerRegistersItsInvoice() {
        Person.FINANCE
                .sends(INVOICE)
                .post(OCTOBER + "/invoices")
                .then()
                .statusCode(200)
                .body("state", is("INVOICED"))
                .body("invoices[0].number", is("26110000000000000001"))
                .body("invoices[0].amount.amount", is("1000.000000"))
                .body("payableNow.amount", is("1000.000000"));
    }

    @Test
    void everythingThatIsWrongWithAnInvoiceIsNamed() {
        Person.FINANCE
                .sends(Map.of("issuedOn", "yesterday", "amount", "a lot"))
                .post(OCTOBER + "/invoices")
                .then()
                .statusCode(400)
                .body("errors.field", contains("number", "issuedOn", "amount", "taxBasisPoints"));
    }

    @Test
    void whatHappenedIsListed() {
        Person.ADMIN
                .asks()
                .get(OCTOBER + "/events")
                .then()
                .statusCode(200)
                .body("items.state", contains("ISSUED", "CONFIRMED"))
                .body("items.actor", contains("admin2", "calendar"));
    }

    @Test
    void theBalanceIsOfADate() {
        Person.FINANCE
                .asks()
                .get("/balances/" + FakeBilling.WANXIANG + "?date=2026-11-23")
                .then()
                .statusCode(200)
                .body("date", is("2026-11-23"))
                .body("earned.amount", is("1000.004000"))
                .body("paid.amount", is("1000.000000"))
                .body("open.amount", is("0.004000"));
        Person.ADMIN.asks().get("/balances/" + FakeBilling.WANXIANG).then().statusCode(200);
        Person.ADMIN
                .asks()
                .get("/balances/" + FakeBilling.WANXIANG + "?date=today")
                .then()
                .statusCode(400)
                .body("errors.field", contains("date"));
    }

    @Test
    void accountsAreProposedAndApprovedAndNeverShown() {
        Person.FINANCE
                .sends(Map.of(
                        "name", "万象商业有限公司",
                        "bank", "中国银行",
                        "bankCode", "104100000004",
                        "number", "6217 0000 1234 5678"))
                .post(ACCOUNTS)
                .then()
                .statusCode(201)
                .body("state", is("PROPOSED"))
                .body("maskedNumber", is("**** 5678"));
        Person.ADMIN
                .asks()
                .post(ACCOUNTS + "/" + FakeBankAccounts.ACCOUNT + "/approve")
                .then()
                .statusCode(200)
                .body("state", is("IN_FORCE"))
                .body("decidedBy", is("admin"));
        assertThat(Person.ADMIN.asks().get("/audit?perPage=100").asString())
                .contains("bank-account.propose")
                .doesNotContain("1234 5678", "12345678");
        assertThat(Person.FINANCE.asks().get(ACCOUNTS).asString()).doesNotContain("6217");
    }

    @Test
    void anAccountBelongsToAPartner() {
        Person.ADMIN
                .sends(Map.of("name", "某某公司", "bank", "中国银行", "bankCode", "104100000004", "number", "62170000"))
                .post("/bank-accounts/" + FakeBilling.UNKNOWN)
                .then()
                .statusCode(404);
        Person.FINANCE
                .sends(Map.of("name", "", "bankCode", "1"))
                .post(ACCOUNTS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("name", "bank", "bankCode", "number"));
    }

    @Test
    void payoutsAreSuspendedWithAReason() {
        String holds = "/payout-holds/" + FakeBilling.WANXIANG;

        Person.ADMIN
                .sends(Map.of("change", "SUSPEND", "reason", "考核"))
                .post(holds)
                .then()
                .statusCode(201)
                .body("proposedBy", is("admin"))
                .body("reason", is("考核"));
        Person.ADMIN
                .sends(Map.of("change", "SUSPEND"))
                .post(holds)
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
        Person.FINANCE.asks().get(holds).then().statusCode(200).body("items.change", is(List.of("SUSPEND")));
        Person.FINANCE
                .sends(Map.of("change", "RESUME", "reason", "please"))
                .post(holds)
                .then()
                .statusCode(403);
    }
}
