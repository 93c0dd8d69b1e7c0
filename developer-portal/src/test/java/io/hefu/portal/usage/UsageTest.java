package io.hefu.portal.usage;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.hefu.portal.testing.FakeBilling;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PortalTest
class UsageTest {

    private static final String MALL_NAVIGATOR = "00000000-0000-7000-8000-000000000011";

    @Test
    void aDeveloperSeesCallsAndCost() {
        Person.DEVELOPER
                .asks()
                .get("/usage?month=2026-07&applicationId=" + MALL_NAVIGATOR)
                .then()
                .statusCode(200)
                .body("month", is("2026-07"))
                .body("calls", is(3))
                .body("cost.amount", is("0.180000"))
                .body("cost.currency", is("CNY"))
                .body("lines[0].applicationId", is(MALL_NAVIGATOR))
                .body("lines[0].api", is("short-messages"))
                .body("lines[0].billableCalls", is(2))
                .body("days[0].date", is("2026-07-01"))
                .body("days[0].refusedCalls", is(1));
    }

    @Test
    void theMonthIsTheCurrentOneUnlessNamed() {
        Person.DEVELOPER.asks().get("/usage").then().statusCode(200).body("month", matchesPattern("\\d{4}-\\d{2}"));
    }

    @Test
    void theSplitNamesEveryParty() {
        Person.DEVELOPER
                .asks()
                .get("/usage/split?applicationId=" + MALL_NAVIGATOR)
                .then()
                .statusCode(200)
                .body("usageRecords", is(3))
                .body("ratedLines", is(3))
                .body("cost.amount", is("0.180000"))
                .body(
                        "shares.organisationName",
                        contains("合符运营商", "万象商业 Wanxiang Malls", FakeBilling.UNKNOWN.toString()))
                .body("shares.amount.amount", contains("0.126000", "0.053999", "0.000001"));
    }

    @Test
    void theOperatorSeesEverySplitAndNobodyElseAnothersOne() {
        String split = "/usage/split?applicationId=" + MALL_NAVIGATOR;

        Person.ADMIN.asks().get(split).then().statusCode(200);
        Person.stranger().asks().get(split).then().statusCode(404);
        Person.FINANCE.asks().get(split).then().statusCode(404);
        Person.stranger()
                .asks()
                .get("/usage?applicationId=" + MALL_NAVIGATOR)
                .then()
                .statusCode(404);
        Person.ADMIN
                .asks()
                .get("/usage/split?applicationId=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void aPartnersFinancePeopleSeeTheirStatement() {
        Person.FINANCE
                .asks()
                .get("/statements/current?month=2026-07")
                .then()
                .statusCode(200)
                .body("partnerId", is(FakeBilling.WANXIANG.toString()))
                .body("month", is("2026-07"))
                .body("lines[0].shareBasisPoints", is(3000))
                .body("gross.amount", is("0.180000"))
                .body("share.amount", is("0.054000"))
                .body("payable.amount", is("0.050000"))
                .body("residue.amount", is("0.004000"));
    }

    @Test
    void theOperatorNamesThePartner() {
        Person.ADMIN
                .asks()
                .get("/statements/current?partner=" + FakeBilling.WANXIANG)
                .then()
                .statusCode(200)
                .body("partnerId", is(FakeBilling.WANXIANG.toString()));
        Person.ADMIN.asks().get("/statements/current").then().statusCode(400).body("errors.field", contains("partner"));
    }

    @Test
    void statementsAreNobodyElses() {
        Person.DEVELOPER.asks().get("/statements/current").then().statusCode(403);
        Person.stranger("partner-finance")
                .asks()
                .get("/statements/current")
                .then()
                .statusCode(404);
        Person.stranger("partner-finance")
                .asks()
                .get("/statements/current?partner=" + FakeBilling.WANXIANG)
                .then()
                .statusCode(404);
    }

    @Test
    void malformedQuestionsAreNamed() {
        Person.DEVELOPER.asks().get("/usage?month=July").then().statusCode(400).body("errors.field", contains("month"));
        Person.DEVELOPER
                .asks()
                .get("/usage/split")
                .then()
                .statusCode(400)
                .body("errors.field", contains("applicationId"));
        Person.DEVELOPER.asks().get("/usage?applicationId=7").then().statusCode(400);
        Person.ADMIN.asks().get("/statements/current?partner=me").then().statusCode(400);
    }
}
