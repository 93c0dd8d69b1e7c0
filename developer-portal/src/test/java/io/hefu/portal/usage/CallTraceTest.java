package io.hefu.portal.usage;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.hefu.portal.testing.FakeCalls;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@PortalTest
class CallTraceTest {

    @Test
    void aCallIsToldStageByStage() {
        calls(Person.DEVELOPER, FakeCalls.CORRELATOR)
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].status", is(429))
                .body("items[0].planCode", is("standard"))
                .body("items[0].credentialId", is("0123456789abcdef"))
                .body("items[0].stages.name", contains("authenticate", "limit", "route"))
                .body("items[0].stages.verdict", contains("PASSED", "REFUSED", "NOT_REACHED"))
                .body("items[0].stages[1].code", is("QUOTA_EXCEEDED"))
                .body("items[0].stages[1].limit", is("plan-quota-day"))
                .body("items[0].stages[0]", not(hasKey("code")))
                .body("items[1].stages.verdict", contains("PASSED", "PASSED", "PASSED"))
                .body("items[1].units", is(2));
    }

    @Test
    void ofACallWhoseAnswerIsNotKnownOnlyThatItWasMadeIsTold() {
        calls(Person.DEVELOPER, FakeCalls.CORRELATOR)
                .body("items[2]", not(hasKey("status")))
                .body("items[2].stages", is(empty()));
    }

    @Test
    void theOperatorSeesEverybodysCallsAndOthersOnlyTheirOwn() {
        calls(Person.ADMIN, FakeCalls.CORRELATOR).body("items", hasSize(3));
        calls(Person.stranger(), FakeCalls.CORRELATOR).statusCode(200).body("items", is(empty()));
    }

    @Test
    void whatIsNoCorrelatorIsNamed() {
        calls(Person.DEVELOPER, "no spaces").statusCode(400).body("errors.field", contains("correlator"));
        calls(Person.DEVELOPER, "").statusCode(400).body("errors.field", contains("correlator"));
        Person.DEVELOPER.asks().get("/calls").then().statusCode(400).body("errors.field", contains("correlator"));
    }

    private static ValidatableResponse calls(Person person, String correlator) {
        return person.asks().queryParam("correlator", correlator).get("/calls").then();
    }
}
