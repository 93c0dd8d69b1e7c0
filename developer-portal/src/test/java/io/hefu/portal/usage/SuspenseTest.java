package io.hefu.portal.usage;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What waits for people, as the operator sees it and decides on it. */
@PortalTest
class SuspenseTest {

    private static final Person OTHER_ADMIN = Person.named("admin2", "operator-admin");

    @Test
    void callsAreListedWithTheirReason() {
        Person.ADMIN
                .asks()
                .get("/suspense/calls?reason=TOO_LATE")
                .then()
                .statusCode(200)
                .body("items.reason", contains("TOO_LATE"))
                .body("items[0].proposedBy", equalTo("admin"));
    }

    @Test
    void whatOneProposesAnotherApproves() {
        Map<String, Object> body = Map.of("calls", List.of(UUID.randomUUID()), "note", "checked with the partner");

        Person.ADMIN
                .sends(body)
                .post("/suspense/calls/propose")
                .then()
                .statusCode(200)
                .body("calls", equalTo(1));
        OTHER_ADMIN
                .sends(body)
                .post("/suspense/calls/approve")
                .then()
                .statusCode(200)
                .body("calls", equalTo(1));
    }

    @Test
    void aProposalSaysWhichCallsAndWhy() {
        Person.ADMIN
                .sends(Map.of("calls", List.of("1"), "note", "x"))
                .post("/suspense/calls/propose")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("calls"));
        Person.ADMIN
                .sends(Map.of("calls", List.of(UUID.randomUUID())))
                .post("/suspense/calls/propose")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("note"));
    }

    @Test
    void anEntryIsDecidedOnOnce() {
        Person.ADMIN.asks().get("/suspense/entries").then().statusCode(200).body("items.sequence", contains(12));
        Person.ADMIN
                .sends(Map.of("note", "a test of the gateway"))
                .post("/suspense/entries/node-1/7/12/decide")
                .then()
                .statusCode(204);
        Person.ADMIN
                .sends(Map.of("note", "a test of the gateway"))
                .post("/suspense/entries/node-1/7/13/decide")
                .then()
                .statusCode(412);
    }
}
