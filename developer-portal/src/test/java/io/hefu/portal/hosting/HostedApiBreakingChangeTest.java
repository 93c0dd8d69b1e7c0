package io.hefu.portal.hosting;

import static io.hefu.portal.hosting.PartnerSteps.OFFERS;
import static io.hefu.portal.hosting.PartnerSteps.PARTNER;
import static io.hefu.portal.hosting.PartnerSteps.approved;
import static io.hefu.portal.hosting.PartnerSteps.freshName;
import static io.hefu.portal.hosting.PartnerSteps.imported;
import static io.hefu.portal.hosting.PartnerSteps.inForce;
import static io.hefu.portal.hosting.PartnerSteps.published;
import static io.hefu.portal.hosting.PartnerSteps.registered;
import static io.hefu.portal.hosting.PartnerSteps.submitted;
import static io.hefu.portal.hosting.PartnerSteps.upstreams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.HostedApis;
import io.hefu.portal.contract.PublicDefinition;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What breaks callers is told by name, and takes a new version or a reason. */
@PortalTest
class HostedApiBreakingChangeTest {

    @Inject
    HostedApis hostedApis;

    @Test
    void aBreakingChangeIsRefusedByNameAndANewVersionIsTheWay() throws Exception {
        String name = freshName();
        String api = published(name);

        imported(api, OFFERS.replace("price: {type: integer}", "cost: {type: integer}"))
                .statusCode(200);

        PARTNER.asks()
                .get("/hosted-apis/" + api + "/revisions/2/changes")
                .then()
                .statusCode(200)
                .body("items[0].effect", is("BREAKING"))
                .body("items[0].rule", is("response-property-removed"))
                .body("items[0].pointer", is("/components/schemas/Offer/properties/price"))
                .body("items[1].effect", is("COMPATIBLE"));
        submitted(api)
                .statusCode(409)
                .body("code", is("BREAKING_CHANGE"))
                .body("errors[0].field", is("definition#/components/schemas/Offer/properties/price"))
                .body("errors[0].detail", containsString("price"));
        String second = registered(name, "v2");
        imported(
                        second,
                        OFFERS.replace("price: {type: integer}", "cost: {type: integer}")
                                .replace("1.0.0", "2.0.0"))
                .statusCode(200);
        PARTNER.asks()
                .get("/hosted-apis/" + second + "/revisions/1/changes")
                .then()
                .body("items.rule", hasItem("response-property-removed"));
        upstreams(second, "https://127.0.0.1:9443").statusCode(200);
        submitted(second).statusCode(200);
        approved(second, 1).statusCode(200);
        assertThat(versionsInForce(name)).containsExactlyInAnyOrder("v1", "v2");
    }

    @Test
    void theOperatorMayAcceptABreakingChangeWithAReason() throws Exception {
        String name = freshName();
        String api = published(name);
        imported(api, OFFERS.replace("price: {type: integer}", "cost: {type: integer}"))
                .statusCode(200);

        PARTNER.sends(Map.of("breakingReason", "Nobody calls it yet."))
                .post("/hosted-apis/" + api + "/submit")
                .then()
                .statusCode(200)
                .body("state", is("SUBMITTED"))
                .body("breakingReason", is("Nobody calls it yet."));

        approved(api, 2).statusCode(409).body("code", is("BREAKING_CHANGE"));
        Person.ADMIN
                .sends(Map.of("revision", 2, "breakingReason", "No calls in 30 days."))
                .post("/hosted-apis/" + api + "/approve")
                .then()
                .statusCode(200)
                .body("reason", is("No calls in 30 days."));
        assertThat(inForce(hostedApis, name).orElseThrow().definition()).contains("cost");
    }

    /** A thousand operations: the definition of GitHub's API. */
    @Test
    void aPublicDefinitionIsImportedInSecondsServedAndShownAndItsBreakingEditIsCaught() throws Exception {
        ObjectNode document = PublicDefinition.read();
        String name = freshName();
        String api = registered(name, "v1");
        Instant start = Instant.now();

        imported(api, document.toString()).statusCode(200);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        upstreams(api, "https://127.0.0.1:9443").statusCode(200);
        submitted(api).statusCode(200);
        approved(api, 1).statusCode(200);
        assertThat(inForce(hostedApis, name).orElseThrow().definition()).contains(name + ":repos-get");
        Pause.until(
                "in force",
                () -> Person.anonymous()
                                .basePath("")
                                .get("/en/reference/" + name + "/v1")
                                .statusCode()
                        == 200);
        ((ObjectNode) document.at("/components/schemas/simple-user/properties")).remove("login");
        ((ObjectNode) document.at("/paths")).remove("/emojis");
        imported(api, document.toString()).statusCode(200);
        submitted(api)
                .statusCode(409)
                .body("code", is("BREAKING_CHANGE"))
                .body("errors.detail", hasItem(containsString("GET /emojis")))
                .body("errors.field", hasItem("definition#/components/schemas/simple-user/properties/login"));
    }

    private List<String> versionsInForce(String name) throws Exception {
        return hostedApis.inForce().toCompletableFuture().get().stream()
                .filter(api -> api.name().value().equals(name))
                .map(HostedApi::pathVersion)
                .toList();
    }
}
