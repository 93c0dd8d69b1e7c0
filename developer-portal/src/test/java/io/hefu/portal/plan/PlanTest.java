package io.hefu.portal.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PortalTest
class PlanTest {

    @AfterEach
    void limitsAsTheyWere() {
        Person.ADMIN.sends(Map.of("callsPerSecond", 50, "burst", 100)).patch("/plans/standard");
    }

    @Test
    void plansAreOnOffer() {
        Person.DEVELOPER
                .asks()
                .get("/plans")
                .then()
                .statusCode(200)
                .body("items.planCode", contains("sandbox", "standard"))
                .body("items[0].name.chinese", is("沙箱"))
                .body("items[0].approval", is("AUTOMATIC"))
                .body("items[1].environment", is("LIVE"))
                .body(
                        "items[1].apis",
                        contains("benefits-exchange", "iot-devices", "location-verification", "short-messages"));
    }

    @Test
    void aPlanComesWithItsPrices() {
        Person.DEVELOPER
                .asks()
                .get("/plans/standard")
                .then()
                .statusCode(200)
                .body("planCode", is("standard"))
                .body("prices[0].api", is("short-messages"))
                .body("prices[0].operation", is("sendMessage"))
                .body("prices[0].perUnit.amount", is("0.045000"))
                .body("prices[0].perUnit.currency", is("CNY"));
    }

    @Test
    void anUnknownPlanIsNotFound() {
        Person.DEVELOPER.asks().get("/plans/golden").then().statusCode(404);
        Person.DEVELOPER.asks().get("/plans/No Plan!").then().statusCode(404);
    }

    @Test
    void theOperatorChangesLimitsAndWhatIsLeftOutStays() {
        Person.ADMIN
                .sends(Map.of("callsPerSecond", 7))
                .patch("/plans/standard")
                .then()
                .statusCode(200)
                .body("callsPerSecond", is(7))
                .body("burst", is(100))
                .body("quotaCalls", is(1_000_000))
                .body("quotaPeriod", is("MONTH"));
        Person.ADMIN
                .asks()
                .get("/audit?perPage=1")
                .then()
                .body("items[0].action", is("plan.limits-changed"))
                .body("items[0].object", is("plan/standard"))
                .body("items[0].actor", is("admin"))
                .body("items[0].before.callsPerSecond", is("50"))
                .body("items[0].after.callsPerSecond", is("7"));
    }

    @Test
    void aChangeMadeOutFromAnOldVersionIsRefused() {
        String tag = Person.ADMIN.asks().get("/plans/standard").header("ETag");

        changed(tag, 8).statusCode(200);
        changed(tag, 9).statusCode(412).body("code", is("PRECONDITION_FAILED"));
        changed("soon", 9).statusCode(400).body("errors.field", is(List.of("If-Match")));

        Person.ADMIN.asks().get("/plans/standard").then().body("callsPerSecond", is(8));
    }

    @Test
    void limitsOutOfRangeAreNamed() {
        Person.ADMIN
                .sends(Map.of("callsPerSecond", 0, "burst", 1_000_001))
                .patch("/plans/standard")
                .then()
                .statusCode(400)
                .body("errors.field", contains("callsPerSecond", "burst"));
        Person.ADMIN
                .sends("{\"quotaPeriod\": \"WEEK\"}")
                .patch("/plans/standard")
                .then()
                .statusCode(400)
                .body("errors.field", contains("quotaPeriod"));
    }

    @Test
    void nobodyElseChangesLimits() {
        Person.DEVELOPER
                .sends(Map.of("burst", 5))
                .patch("/plans/standard")
                .then()
                .statusCode(403);
        Person.FINANCE.sends(Map.of("burst", 5)).patch("/plans/standard").then().statusCode(403);
    }

    private static ValidatableResponse changed(String ifMatch, int callsPerSecond) {
        return Person.ADMIN
                .sends(Map.of("callsPerSecond", callsPerSecond))
                .header("If-Match", ifMatch)
                .patch("/plans/standard")
                .then();
    }
}
