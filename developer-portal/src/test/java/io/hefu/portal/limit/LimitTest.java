package io.hefu.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.Quota.Period;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.entitlement.SpikeArrest;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class LimitTest {

    @Inject
    Entitlements entitlements;

    private final Person developer = Person.stranger();
    private String application;
    private CredentialId key;

    @BeforeEach
    void aSubscribedApplication() {
        application = developer.createsApplication("Navigator");
        developer.subscribes(application, "sandbox");
        String clearText = developer
                .sends(Map.of("name", "Key", "environment", "SANDBOX"))
                .post("/applications/" + application + "/keys")
                .path("key");
        key = ApiKey.parse(clearText).orElseThrow().credential();
    }

    @AfterEach
    void noLimitsForOthers() {
        set("OPERATOR/all", Map.of());
        set("PRODUCT/short-messages", Map.of());
        set("OPERATION/short-messages:sendMessage", Map.of());
        set("PLAN/sandbox", Map.of());
    }

    @Test
    void theLimitsOfEveryLevelReachTheGrant() {
        set("OPERATOR/all", Map.of("spikeCallsPerSecond", 5_000)).statusCode(200);
        set("PRODUCT/short-messages", Map.of("callsPerSecond", 300, "burst", 600))
                .statusCode(200);
        set("PLAN/sandbox", Map.of("callsAMonth", 90_000, "callsADay", 500)).statusCode(200);
        set("APPLICATION/" + application, Map.of("concurrentCalls", 8)).statusCode(200);
        set("OPERATION/short-messages:sendMessage", Map.of("callsADay", 70)).statusCode(200);

        assertThat(grant().limits())
                .contains(
                        applied(LimitLevel.OPERATOR, "all", new SpikeArrest(5_000)),
                        applied(LimitLevel.PRODUCT, "short-messages", new RateLimit(300, 600)),
                        applied(LimitLevel.PLAN, "sandbox", new Quota(90_000, Period.MONTH)),
                        applied(LimitLevel.APPLICATION, application, new ConcurrencyLimit(8)),
                        applied(LimitLevel.OPERATION, "short-messages:sendMessage", new Quota(70, Period.DAY)))
                .as("the smaller of two quotas of the plan")
                .contains(applied(LimitLevel.PLAN, "sandbox", new Quota(500, Period.DAY)))
                .hasSize(7);
    }

    @Test
    void aPlanWeighsOperationsAndSaysWhatHoldsWithoutTheStore() {
        set("PLAN/sandbox", Map.of("weights", Map.of("short-messages:sendMessage", 4), "withoutStore", "REFUSE"))
                .statusCode(200)
                .body("withoutStore", is("REFUSE"));

        assertThat(grant().weights()).containsExactly(Map.entry(OperationName.of("short-messages:sendMessage"), 4));
        assertThat(grant().withoutStore()).isEqualTo(WithoutStore.REFUSE);
    }

    @Test
    void gatewaysAreToldWhomALimitConcerns() {
        long start = version(-1);
        set("APPLICATION/" + application, Map.of("concurrentCalls", 9));
        var ofApplication = changes(start);
        set("OPERATION/short-messages:sendMessage", Map.of("callsADay", 7));
        var ofPlans = changes(ofApplication.version());

        assertThat(ofApplication.applications()).containsExactly(ApplicationId.of(application));
        assertThat(ofPlans.plans()).contains(new PlanCode("sandbox"), new PlanCode("standard"));
    }

    @Test
    void anEditMadeOutFromAnOldVersionIsRefused() {
        String path = "/limits/APPLICATION/" + application;
        String tag =
                Person.ADMIN.asks().get(path).then().statusCode(200).extract().header("ETag");
        assertThat(tag).isEqualTo("\"0\"");

        changed(path, tag, 3).statusCode(200).header("ETag", "\"1\"");
        changed(path, tag, 4).statusCode(412);
        Person.ADMIN.asks().get(path).then().body("concurrentCalls", is(3));
    }

    @Test
    void whatIsLeftOutIsNotLimitedAnyMore() {
        set("APPLICATION/" + application, Map.of("concurrentCalls", 3, "callsADay", 10));

        set("APPLICATION/" + application, Map.of("callsADay", 11))
                .body("concurrentCalls", nullValue())
                .body("callsADay", is(11));
    }

    @Test
    void wrongLimitsAreNamedAndUnknownSubjectsNotFound() {
        set("PLAN/sandbox", Map.of("callsPerSecond", 1, "burst", 1))
                .statusCode(400)
                .body("errors.field", contains("callsPerSecond"));
        set("PRODUCT/short-messages", Map.of("burst", 0, "callsADay", -1))
                .statusCode(400)
                .body("errors.field", contains("burst", "callsADay", "burst"));
        set("PRODUCT/short-messages", Map.of("weights", Map.of("x", 0)))
                .statusCode(400)
                .body("errors.field", hasItem("weights"));
        set("OPERATOR/some", Map.of()).statusCode(404);
        set("PRODUCT/no-such-api", Map.of()).statusCode(404);
        set("PLAN/golden", Map.of()).statusCode(404);
        set("APPLICATION/" + UUID.randomUUID(), Map.of()).statusCode(404);
        set("APPLICATION/mine", Map.of()).statusCode(404);
        set("OPERATION/short-messages", Map.of()).statusCode(404);
        set("NOBODY/all", Map.of()).statusCode(404);
    }

    @Test
    void aDeveloperCapsWhatTheirOwnApplicationSpends() {
        developer
                .sends(Map.of("day", "10.50"))
                .put("/applications/" + application + "/spend-caps")
                .then()
                .statusCode(200)
                .body("day.amount", is("10.500000"))
                .body("month", nullValue());
        set("APPLICATION/" + application, Map.of("concurrentCalls", 3));

        assertThat(grant().limits())
                .contains(
                        applied(LimitLevel.APPLICATION, application, new SpendCap(Money.ofYuan("10.50"), Period.DAY)));
        Person.stranger()
                .sends(Map.of("day", "1"))
                .put("/applications/" + application + "/spend-caps")
                .then()
                .statusCode(404);
        developer
                .sends(Map.of("day", "-1", "month", "0.0000001"))
                .put("/applications/" + application + "/spend-caps")
                .then()
                .statusCode(400)
                .body("errors.field", contains("day", "month"));
    }

    @Test
    void aPaymentIsCreditedOnce() {
        credit("INV-1", "100").statusCode(201);
        credit("INV-1", "100").statusCode(201).body("credited.amount", is("100.000000"));
        credit("INV-1", "101").statusCode(409);
        credit("INV-2", "50.5")
                .statusCode(201)
                .body("credited.amount", is("150.500000"))
                .body("prepaid", is(true));

        assertThat(grant().limits())
                .contains(applied(LimitLevel.APPLICATION, application, new PrepaidBalance(Money.ofYuan("150.50"))));
        developer
                .asks()
                .get("/applications/" + application + "/balance")
                .then()
                .statusCode(200)
                .body("credits.reference", contains("INV-2", "INV-1"));
        Person.stranger()
                .asks()
                .get("/applications/" + application + "/balance")
                .then()
                .statusCode(404);
        credit("", "0").statusCode(400).body("errors.field", contains("amount", "reference"));
    }

    private ValidatableResponse credit(String reference, String amount) {
        return Person.ADMIN
                .sends(Map.of("amount", amount, "reference", reference))
                .post("/applications/" + application + "/balance/credits")
                .then();
    }

    private static ValidatableResponse set(String subject, Map<String, Object> limits) {
        return Person.ADMIN.sends(limits).put("/limits/" + subject).then();
    }

    private static ValidatableResponse changed(String path, String ifMatch, int concurrentCalls) {
        return Person.ADMIN
                .sends(Map.of("concurrentCalls", concurrentCalls))
                .header("If-Match", ifMatch)
                .put(path)
                .then();
    }

    private static AppliedLimit applied(LimitLevel level, String subject, Limit limit) {
        return new AppliedLimit(level, subject, limit);
    }

    private Grant grant() {
        return entitlements
                .of(key)
                .toCompletableFuture()
                .join()
                .orElseThrow()
                .grants()
                .get(0);
    }

    private long version(long since) {
        return changes(since).version();
    }

    private EntitlementChanges changes(long since) {
        return entitlements.changesSince(since).toCompletableFuture().join();
    }
}
