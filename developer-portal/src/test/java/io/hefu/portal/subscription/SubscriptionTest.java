package io.hefu.portal.subscription;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class SubscriptionTest {

    private final Person developer = Person.stranger();
    private final Person competitor = Person.stranger();
    private String application;

    @BeforeEach
    void anApplication() {
        application = developer.createsApplication("Navigator");
    }

    @Test
    void theSandboxIsGrantedAtOnce() {
        request("sandbox").statusCode(201).body("state", is("ACTIVE")).body("planCode", is("sandbox"));
    }

    @Test
    void aLivePlanWaitsForApproval() {
        String id = developer.subscribes(application, "standard");

        Person.ADMIN
                .asks()
                .get("/subscriptions?perPage=100")
                .then()
                .statusCode(200)
                .body("items.subscriptionId", hasItem(id))
                .body("items.find { it.subscriptionId == '" + id + "' }.applicationName", is("Navigator"));
        decide(id, "approve").statusCode(200).body("state", is("ACTIVE"));
        developer
                .asks()
                .get("/applications/" + application + "/subscriptions")
                .then()
                .body("items.state", contains("ACTIVE"));
    }

    @Test
    void aRejectionTellsTheReason() {
        String id = developer.subscribes(application, "standard");

        Person.ADMIN
                .sends(of("reason", "Tell us more."))
                .post("/subscriptions/" + id + "/reject")
                .then()
                .statusCode(200)
                .body("state", is("REJECTED"));
        developer
                .asks()
                .get("/applications/" + application + "/subscriptions")
                .then()
                .body("items.reason", contains("Tell us more."));
        request("standard").statusCode(201);
    }

    @Test
    void whatIsDecidedIsDecided() {
        String id = developer.subscribes(application, "standard");
        decide(id, "approve").statusCode(200);

        decide(id, "approve").statusCode(409).body("code", is("INCOMPATIBLE_STATE"));
        decide(id, "reject").statusCode(409);
    }

    @Test
    void twoDecisionsAtOnceAreOne() {
        String id = developer.subscribes(application, "standard");

        List<Integer> statuses = Stream.of("approve", "reject", "approve", "reject")
                .map(decision -> CompletableFuture.supplyAsync(
                        () -> decide(id, decision).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 409, 409, 409);
    }

    @Test
    void aPlanIsHeldOnce() {
        request("sandbox").statusCode(201);

        request("sandbox").statusCode(409).body("code", is("ALREADY_EXISTS"));
    }

    @Test
    void onePlanAskedForManyTimesAtOnceIsHeldOnce() {
        List<Integer> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> request("sandbox").extract().statusCode()))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409);
    }

    @Test
    void anEndedPlanMayBeTakenUpAgain() {
        String id = developer.subscribes(application, "sandbox");

        developer
                .asks()
                .post("/subscriptions/" + id + "/end")
                .then()
                .statusCode(200)
                .body("state", is("ENDED"));
        developer.asks().post("/subscriptions/" + id + "/end").then().statusCode(409);
        request("sandbox").statusCode(201);
    }

    @Test
    void nobodyDecidesOnARequestOfTheirOwnOrganisation() {
        Person self = Person.stranger("operator-admin");
        String own = self.createsApplication("Own");
        String id = self.subscribes(own, "standard");

        self.asks().post("/subscriptions/" + id + "/approve").then().statusCode(403);
        decide(id, "approve").statusCode(200);
    }

    @Test
    void onlyTheOperatorDecides() {
        String id = developer.subscribes(application, "standard");

        developer.asks().post("/subscriptions/" + id + "/approve").then().statusCode(403);
        Person.FINANCE
                .sends("{}")
                .post("/subscriptions/" + id + "/reject")
                .then()
                .statusCode(403);
        developer.asks().get("/subscriptions").then().statusCode(403);
    }

    @Test
    void anotherOrganisationsSubscriptionsDoNotExist() {
        String id = developer.subscribes(application, "sandbox");
        String path = "/applications/" + application + "/subscriptions";

        competitor.asks().get(path).then().statusCode(404);
        competitor.sends(of("planCode", "standard")).post(path).then().statusCode(404);
        competitor.asks().post("/subscriptions/" + id + "/end").then().statusCode(404);
    }

    @Test
    void unknownPlansStatesAndSubscriptionsAreRefused() {
        request("golden").statusCode(404);
        request("No Plan!").statusCode(400).body("errors.field", contains("planCode"));
        developer
                .sends("{}")
                .post("/applications/" + application + "/subscriptions")
                .then()
                .statusCode(400)
                .body("errors.field", contains("planCode"));
        Person.ADMIN.asks().get("/subscriptions?state=OPEN").then().statusCode(400);
        decide(UUID.randomUUID().toString(), "approve").statusCode(404);
    }

    private ValidatableResponse request(String plan) {
        return developer
                .sends(of("planCode", plan))
                .post("/applications/" + application + "/subscriptions")
                .then();
    }

    private static ValidatableResponse decide(String id, String decision) {
        return Person.ADMIN
                .sends("{}")
                .post("/subscriptions/" + id + "/" + decision)
                .then();
    }
}
