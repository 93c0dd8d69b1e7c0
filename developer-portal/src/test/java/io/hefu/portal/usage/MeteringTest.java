package io.hefu.portal.usage;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import org.junit.jupiter.api.Test;

/** What the operator sees of the metering; that nobody else does, the access test says. */
@PortalTest
class MeteringTest {

    @Test
    void noUsageAndNoMeteringLookDifferent() {
        Person.ADMIN
                .asks()
                .get("/metering")
                .then()
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("runs.node", contains("node-1", "node-2"))
                .body("runs.state", contains("CURRENT", "MISSING"))
                .body("runs[0].storedUntil", equalTo("2026-11-22T10:01:00Z"))
                .body("runs[1]", not(hasKey("storedUntil")))
                .body("runs.openCalls", contains(2, 1))
                .body("entriesToRate", equalTo(5))
                .body("suspendedEntries.MALFORMED", equalTo(1))
                .body("suspendedCalls.NO_PRICE", equalTo(2));
    }
}
