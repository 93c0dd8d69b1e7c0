package io.hefu.portal.hosting;

import static io.hefu.portal.hosting.PartnerSteps.OFFERS;
import static io.hefu.portal.hosting.PartnerSteps.PARTNER;
import static io.hefu.portal.hosting.PartnerSteps.approved;
import static io.hefu.portal.hosting.PartnerSteps.deprecated;
import static io.hefu.portal.hosting.PartnerSteps.drafted;
import static io.hefu.portal.hosting.PartnerSteps.freshName;
import static io.hefu.portal.hosting.PartnerSteps.imported;
import static io.hefu.portal.hosting.PartnerSteps.inForce;
import static io.hefu.portal.hosting.PartnerSteps.published;
import static io.hefu.portal.hosting.PartnerSteps.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.hosting.HostedApis;
import io.hefu.core.identity.ApiName;
import io.hefu.portal.testing.AdjustableClock;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A version in force: put into plans, deprecated, and out of force again. */
@PortalTest
class HostedApiLifecycleTest {

    @Inject
    HostedApis hostedApis;

    @Inject
    Entitlements entitlements;

    @Inject
    AdjustableClock clock;

    @Test
    void aVersionEndsWithNoticeAndTheOperatorMayBeQuicker() throws Exception {
        String name = freshName();
        String api = published(name);

        deprecated(PARTNER, api, Duration.ofDays(10)).statusCode(400).body("errors.field", contains("sunsetAt"));
        deprecated(PARTNER, api, Duration.ofDays(100))
                .statusCode(200)
                .body("standing", is("DEPRECATED"))
                .body("sunsetAt", notNullValue());
        assertThat(inForce(hostedApis, name).orElseThrow().lifecycle().sunsetAt())
                .isPresent();
        PARTNER.sends(Map.of())
                .post("/hosted-apis/" + api + "/retire")
                .then()
                .statusCode(409)
                .body("detail", containsString("sunset"));
        deprecated(Person.ADMIN, api, Duration.ofDays(1)).statusCode(200);
        long before = changesSince(-1).version();
        Person.ADMIN
                .sends(Map.of())
                .post("/hosted-apis/" + api + "/retire")
                .then()
                .statusCode(200)
                .body("standing", is("RETIRED"));
        assertThat(inForce(hostedApis, name)).isEmpty();
        assertThat(changesSince(before).hostedApis()).contains(new ApiName(name));
        imported(api, OFFERS).statusCode(409);
        deprecated(PARTNER, api, Duration.ofDays(100)).statusCode(409);
        Pause.until(
                "in force",
                () -> Person.anonymous().get("/apis/" + name + "/v1/definition").statusCode() == 404);
    }

    @Test
    void thePartnerRetiresAfterTheSunset() throws Exception {
        String name = freshName();
        String api = published(name);
        deprecated(PARTNER, api, Duration.ofDays(91)).statusCode(200);

        clock.advance(Duration.ofDays(92));
        try {
            PARTNER.sends(Map.of())
                    .post("/hosted-apis/" + api + "/retire")
                    .then()
                    .statusCode(200);
        } finally {
            clock.advance(Duration.ofDays(-92));
        }
    }

    @Test
    void theOperatorPutsAHostedApiIntoAPlan() {
        String name = freshName();
        String api = drafted(name);

        Person.ADMIN.sends(Map.of()).put("/plans/sandbox/apis/" + name).then().statusCode(404);
        submitted(api).statusCode(200);
        approved(api, 1).statusCode(200);
        Person.ADMIN
                .sends(Map.of())
                .put("/plans/sandbox/apis/" + name)
                .then()
                .statusCode(200)
                .body("apis", hasItem(name));
        Person.ADMIN.sends(Map.of()).put("/plans/standard/apis/" + name).then().statusCode(200);
        Person.ADMIN
                .sends(Map.of())
                .delete("/plans/sandbox/apis/" + name)
                .then()
                .statusCode(200)
                .body("apis", not(hasItem(name)));
        Person.ADMIN
                .sends(Map.of())
                .delete("/plans/standard/apis/" + name)
                .then()
                .statusCode(200);
        Person.DEVELOPER
                .sends(Map.of())
                .put("/plans/sandbox/apis/" + name)
                .then()
                .statusCode(403);
    }

    private EntitlementChanges changesSince(long version) throws Exception {
        return entitlements.changesSince(version).toCompletableFuture().get();
    }
}
