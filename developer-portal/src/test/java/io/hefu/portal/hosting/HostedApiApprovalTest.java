package io.hefu.portal.hosting;

import static io.hefu.portal.hosting.PartnerSteps.OFFERS;
import static io.hefu.portal.hosting.PartnerSteps.PARTNER;
import static io.hefu.portal.hosting.PartnerSteps.approved;
import static io.hefu.portal.hosting.PartnerSteps.draft;
import static io.hefu.portal.hosting.PartnerSteps.drafted;
import static io.hefu.portal.hosting.PartnerSteps.freshName;
import static io.hefu.portal.hosting.PartnerSteps.imported;
import static io.hefu.portal.hosting.PartnerSteps.inForce;
import static io.hefu.portal.hosting.PartnerSteps.published;
import static io.hefu.portal.hosting.PartnerSteps.registered;
import static io.hefu.portal.hosting.PartnerSteps.submitted;
import static io.hefu.portal.hosting.PartnerSteps.upstreams;
import static io.hefu.portal.hosting.PartnerSteps.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.HostedApis;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.identity.ApiName;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A partner's API on its way into force: registered, imported, submitted, approved or not. */
@PortalTest
class HostedApiApprovalTest {

    @Inject
    HostedApis hostedApis;

    @Inject
    Entitlements entitlements;

    @Test
    void anApprovedApiIsInForceInTheCatalogueAndInTheFeedOfChanges() throws Exception {
        String name = freshName();
        long before = changesSince(-1).version();
        String api = registered(name, "v1");
        imported(api, OFFERS)
                .statusCode(200)
                .body("state", is("DRAFT"))
                .body("revision", is(1))
                .body("hasDefinition", is(true));
        upstreams(api, "https://127.0.0.1:9443/base").statusCode(200);
        PARTNER.sends(Map.of("answerTimeoutMilliseconds", 2000, "canary", Map.of("sharePercent", 10)))
                .put(draft(api, "policy"))
                .then()
                .statusCode(200)
                .body("policy.answerTimeoutMilliseconds", is(2000))
                .body("policy.connectTimeoutMilliseconds", is(1000));
        assertThat(inForce(hostedApis, name)).isEmpty();

        submitted(api).statusCode(200).body("state", is("SUBMITTED")).body("submittedBy", is("finance"));
        assertThat(inForce(hostedApis, name)).isEmpty();
        Person.ADMIN
                .asks()
                .get("/hosted-apis?awaitingDecision=true&perPage=100")
                .then()
                .body("items.hostedApiId", hasItem(api));
        approved(api, 1).statusCode(200).body("state", is("APPROVED")).body("decidedBy", is("admin"));

        HostedApi served = inForce(hostedApis, name).orElseThrow();
        assertThat(served.basePath()).isEqualTo("/" + name + "/v1");
        assertThat(served.definition()).contains("\"" + name + ":list-offers\"");
        assertThat(served.upstreams()).extracting(Upstream::name).containsExactly("one");
        assertThat(served.policy().answerTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(served.policy().canary().orElseThrow().sharePercent()).isEqualTo(10);
        assertThat(changesSince(before).hostedApis()).contains(new ApiName(name));
        PARTNER.asks()
                .get("/hosted-apis/" + api)
                .then()
                .body("standing", is("IN_FORCE"))
                .body("revisionInForce", is(1))
                .body("definition.operationCount", is(1))
                .body("definition.errorCount", is(0));
        Pause.until(
                "in force",
                () -> Person.anonymous().get("/apis/" + name + "/v1/definition").statusCode() == 200);
        Person.anonymous().get("/apis").then().body("items.name", hasItem(name));
        Person.anonymous()
                .basePath("")
                .get("/zh/reference/" + name + "/v1")
                .then()
                .statusCode(200);
        Person.ADMIN
                .asks()
                .get("/audit?perPage=20")
                .then()
                .body(
                        "items.findAll { it.object == 'hosted-api/" + api + "' }.action",
                        contains(
                                "hosted-api.approved",
                                "hosted-api.submitted",
                                "hosted-api.policy-set",
                                "hosted-api.upstreams-set",
                                "hosted-api.definition-imported",
                                "hosted-api.created"));
    }

    @Test
    void aRejectionSaysWhyAndTheNextEditStartsAnew() {
        String api = waiting(freshName());

        imported(api, OFFERS).statusCode(409).body("code", is("INCOMPATIBLE_STATE"));
        Person.ADMIN
                .sends(Map.of("revision", 1))
                .post("/hosted-apis/" + api + "/reject")
                .then()
                .statusCode(400);
        Person.ADMIN
                .sends(Map.of("revision", 1, "reason", "No terms of use."))
                .post("/hosted-apis/" + api + "/reject")
                .then()
                .statusCode(200)
                .body("state", is("REJECTED"))
                .body("reason", is("No terms of use."));
        upstreams(api, "https://127.0.0.1:9444")
                .statusCode(200)
                .body("revision", is(2))
                .body("hasDefinition", is(true));
        PARTNER.asks()
                .get("/hosted-apis/" + api + "/revisions")
                .then()
                .body("items.state", contains("DRAFT", "REJECTED"));
    }

    @Test
    void anApprovalIsOfTheRevisionThatWasLookedAt() {
        String api = waiting(freshName());
        PARTNER.sends(Map.of())
                .post("/hosted-apis/" + api + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", is("WITHDRAWN"));
        upstreams(api, "https://127.0.0.3:9443").statusCode(200);
        submitted(api).statusCode(200).body("revision", is(2));

        approved(api, 1).statusCode(412).body("code", is("PRECONDITION_FAILED"));
        approved(api, 2).statusCode(200);
        approved(api, 2).statusCode(409);
    }

    @Test
    void ofTwoSubmissionsAtOnceOneIsTaken() {
        String api = drafted(freshName());

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> PARTNER.sends(Map.of())
                        .post("/hosted-apis/" + api + "/submit")
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 409, 409, 409);
        PARTNER.asks().get("/hosted-apis/" + api + "/revisions").then().body("items.state", contains("SUBMITTED"));
    }

    @Test
    void twoEditsAtOnceShareOneDraft() {
        String api = registered(freshName(), "v1");

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        upstreams(api, "https://127.0.0.1:944" + i).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnly(200);
        PARTNER.asks().get("/hosted-apis/" + api + "/revisions").then().body("items.state", contains("DRAFT"));
    }

    @Test
    void whatWasApprovedBeforeNeedsNoApprovalAgain() throws Exception {
        String name = freshName();
        String api = published(name);
        long before = inForce(hostedApis, name).orElseThrow().revision();

        PARTNER.sends(Map.of("concurrentCalls", 7))
                .put(draft(api, "policy"))
                .then()
                .statusCode(200);
        upstreams(api, "https://127.0.0.1:9443/other-path").statusCode(200);
        submitted(api).statusCode(200).body("state", is("APPROVED")).body("decidedBy", is("finance"));

        HostedApi served = inForce(hostedApis, name).orElseThrow();
        assertThat(served.policy().concurrentCalls()).isEqualTo(7);
        assertThat(served.revision()).isGreaterThan(before);
        upstreams(api, "https://127.0.0.2:9443").statusCode(200);
        submitted(api).statusCode(200).body("state", is("SUBMITTED"));
        assertThat(inForce(hostedApis, name).orElseThrow().upstreams().get(0).base())
                .hasHost("127.0.0.1");
    }

    private EntitlementChanges changesSince(long version) throws Exception {
        return entitlements.changesSince(version).toCompletableFuture().get();
    }
}
