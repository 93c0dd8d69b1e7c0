package io.hefu.portal.decision;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.core.entitlement.ApiKey;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class DecisionTest {

    private final Person developer = Person.stranger();
    private String application;
    private String key;

    @BeforeEach
    void anApplicationWithAKey() {
        application = developer.createsApplication("Navigator");
        String clearText = developer
                .sends(Map.of("name", "Key", "environment", "LIVE"))
                .post("/applications/" + application + "/keys")
                .path("key");
        key = ApiKey.parse(clearText).orElseThrow().id();
    }

    @Test
    void aDeveloperLearnsWhatACallWouldMeetAndCost() {
        decide(developer, Map.of("credentialId", key, "units", 3))
                .statusCode(200)
                .body("wouldPass", is(true))
                .body("operation", is("short-messages:sendMessage"))
                .body("objection", nullValue())
                .body("limits[0].name", is("plan-rate"))
                .body("limits[0].level", is("PLAN"))
                .body("limits[0].kind", is("RATE"))
                .body("limits[0].most", is(100))
                .body("limits[0].remaining", is(99))
                .body("cost.amount", is("0.135000"));
    }

    @Test
    void anObjectionNamesItsStageAndWhenToComeBack() {
        decide(developer, Map.of("credentialId", key, "method", "delete"))
                .statusCode(200)
                .body("wouldPass", is(false))
                .body("objection.stage", is("limit"))
                .body("objection.status", is(429))
                .body("objection.retryAfterSeconds", is(2));
    }

    @Test
    void anApplicationIsAskedAboutByItsNewestCredential() {
        decide(developer, Map.of("applicationId", application, "environment", "LIVE"))
                .body("wouldPass", is(true));
        decide(developer, Map.of("applicationId", application, "environment", "SANDBOX"))
                .statusCode(200)
                .body("wouldPass", is(false))
                .body("objection.stage", is("authenticate"));
    }

    @Test
    void othersApplicationsDoNotExistButForTheOperator() {
        decide(Person.stranger(), Map.of("credentialId", key)).statusCode(404);
        decide(Person.stranger(), Map.of("applicationId", application, "environment", "LIVE"))
                .statusCode(404);
        decide(Person.ADMIN, Map.of("credentialId", key)).statusCode(200);
        decide(Person.ADMIN, Map.of("applicationId", application, "environment", "LIVE"))
                .statusCode(200);
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        decide(developer, Map.of()).statusCode(400).body("errors.field", contains("credentialId"));
        decide(developer, Map.of("credentialId", key, "applicationId", application))
                .statusCode(400);
        decide(developer, Map.of("credentialId", key, "path", "messages", "units", 0, "method", ""))
                .statusCode(400)
                .body("errors.field", contains("method", "path", "units"));
    }

    private static ValidatableResponse decide(Person person, Map<String, Object> given) {
        Map<String, Object> body = new HashMap<>(Map.of("method", "POST", "path", "/short-messages/v0.1/messages"));
        body.putAll(given);
        return person.sends(body).post("/decisions").then();
    }
}
