package io.hefu.portal.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.HostedApis;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.identity.ApiName;
import io.hefu.portal.contract.PublicDefinition;
import io.hefu.portal.testing.AdjustableClock;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A partner's API on its way: registered, imported, submitted, approved, changed, and out of force again. */
@PortalTest
class HostingTest {

    private static final Person PARTNER = Person.FINANCE;
    private static final Person RIVAL = Person.named("rival");
    private static final Person PARTNERS_ADMIN = Person.named("partners-admin", "operator-admin");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static final String OFFERS = """
            openapi: 3.0.3
            info: {title: Mall offers, x-hefu-title-zh: 商场优惠, version: 1.0.0, description: What malls have on offer.}
            paths:
              /offers:
                get:
                  operationId: listOffers
                  summary: List offers
                  parameters: [{name: mall, in: query, schema: {type: string, maxLength: 40}}]
                  responses:
                    '200':
                      description: offers
                      content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Offer'}}}}
                    '400': {description: bad}
            components:
              schemas:
                Offer: {type: object, properties: {title: {type: string}, price: {type: integer}}}
            """;

    @Inject
    HostedApis hostedApis;

    @Inject
    Entitlements entitlements;

    @Inject
    AdjustableClock clock;

    @BeforeAll
    static void anotherPartnerAndAnAdminOfThePartner() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("test.database", String.class);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into portal.organisation (id, name, kind, created_at)
                    values ('00000000-0000-7000-8000-000000000021', 'Rival', 'PARTNER', now())
                    on conflict (id) do nothing""");
            statement.execute("""
                    insert into portal.member (id, organisation_id, username, created_at) values
                    ('00000000-0000-7000-8000-000000000121', '00000000-0000-7000-8000-000000000021', 'rival', now()),
                    ('00000000-0000-7000-8000-000000000122', '00000000-0000-7000-8000-000000000020', 'partners-admin', now())
                    on conflict do nothing""");
        }
    }

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
        assertThat(inForce(name)).isEmpty();

        submitted(api).statusCode(200).body("state", is("SUBMITTED")).body("submittedBy", is("finance"));
        assertThat(inForce(name)).isEmpty();
        Person.ADMIN
                .asks()
                .get("/hosted-apis?awaitingDecision=true&perPage=100")
                .then()
                .body("items.hostedApiId", hasItem(api));
        approved(api, 1).statusCode(200).body("state", is("APPROVED")).body("decidedBy", is("admin"));

        HostedApi served = inForce(name).orElseThrow();
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
        eventually(
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
        assertThat(inForce(name).orElseThrow().definition()).contains("cost");
    }

    @Test
    void whatWasApprovedBeforeNeedsNoApprovalAgain() throws Exception {
        String name = freshName();
        String api = published(name);
        long before = inForce(name).orElseThrow().revision();

        PARTNER.sends(Map.of("concurrentCalls", 7))
                .put(draft(api, "policy"))
                .then()
                .statusCode(200);
        upstreams(api, "https://127.0.0.1:9443/other-path").statusCode(200);
        submitted(api).statusCode(200).body("state", is("APPROVED")).body("decidedBy", is("finance"));

        HostedApi served = inForce(name).orElseThrow();
        assertThat(served.policy().concurrentCalls()).isEqualTo(7);
        assertThat(served.revision()).isGreaterThan(before);
        upstreams(api, "https://127.0.0.2:9443").statusCode(200);
        submitted(api).statusCode(200).body("state", is("SUBMITTED"));
        assertThat(inForce(name).orElseThrow().upstreams().get(0).base()).hasHost("127.0.0.1");
    }

    @Test
    void aPartnerSeesOnlyItsOwn() {
        String api = registered(freshName(), "v1");

        RIVAL.asks().get("/hosted-apis/" + api).then().statusCode(404);
        RIVAL.asks().get("/hosted-apis?perPage=100").then().body("items.hostedApiId", not(hasItem(api)));
        RIVAL.asks()
                .contentType("application/yaml")
                .body(OFFERS.getBytes(UTF_8))
                .put(draft(api, "definition"))
                .then()
                .statusCode(404);
        RIVAL.sends(Map.of()).post("/hosted-apis/" + api + "/submit").then().statusCode(404);
        RIVAL.sends(Map.of()).post("/hosted-apis/" + api + "/retire").then().statusCode(404);
        Person.DEVELOPER.asks().get("/hosted-apis").then().statusCode(200).body("items", empty());
        Person.ADMIN.asks().get("/hosted-apis/" + api).then().statusCode(200);
        PARTNER.asks().get("/hosted-apis?perPage=100").then().body("items.hostedApiId", hasItem(api));
    }

    @Test
    void theOperatorDoesNotChangeWhatAPartnerHosts() {
        String api = registered(freshName(), "v1");

        Person.ADMIN
                .asks()
                .contentType("application/yaml")
                .body(OFFERS.getBytes(UTF_8))
                .put(draft(api, "definition"))
                .then()
                .statusCode(403);
        Person.ADMIN
                .sends(Map.of())
                .post("/hosted-apis/" + api + "/submit")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyApprovesTheirOwnOrganisationsApi() {
        String api = waiting(freshName());

        PARTNERS_ADMIN
                .sends(Map.of("revision", 1))
                .post("/hosted-apis/" + api + "/approve")
                .then()
                .statusCode(403)
                .body("detail", containsString("own organisation"));
        PARTNER.sends(Map.of("revision", 1))
                .post("/hosted-apis/" + api + "/approve")
                .then()
                .statusCode(403);
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
    void whatIsMissingIsNamedOnSubmission() {
        String api = registered(freshName(), "v1");

        submitted(api).statusCode(409).body("detail", containsString("no draft"));
        upstreams(api, "https://127.0.0.1:9443").statusCode(200);
        submitted(api).statusCode(409).body("detail", containsString("no definition"));
        String other = registered(freshName(), "v1");
        imported(other, OFFERS).statusCode(200);
        submitted(other).statusCode(409).body("detail", containsString("no upstreams"));
    }

    @Test
    void aDefinitionWithErrorsIsKeptButNotSubmitted() {
        String api = drafted(freshName());

        imported(api, OFFERS.replace("name: mall", "name: api_key")).statusCode(200);
        PARTNER.asks()
                .get("/hosted-apis/" + api + "/revisions/1/findings")
                .then()
                .body("items[0].severity", is("ERROR"))
                .body("items[0].rule", is("secret-in-query"))
                .body("items[0].pointer", is("/paths/~1offers/get/parameters/0"))
                .body("items[0].message.chinese", containsString("密钥"));
        submitted(api).statusCode(422).body("code", is("DEFINITION_HAS_ERRORS"));
    }

    @Test
    void aBadDocumentIsRefusedWithItsPlace() {
        String api = registered(freshName(), "v1");

        imported(api, "").statusCode(400);
        imported(api, "swagger: '2.0'").statusCode(400).body("errors[0].field", is("definition#/swagger"));
        imported(api, OFFERS.replace("#/components/schemas/Offer", "http://169.254.169.254/latest"))
                .statusCode(400)
                .body("errors[0].field", startsWith("definition#/paths/~1offers/get"))
                .body("errors[0].detail", containsString("leads out"));
        imported(api, "a: " + "[".repeat(5000)).statusCode(400);
        imported(api, OFFERS + "#" + "x".repeat(2 << 20)).statusCode(200);
        PARTNER.asks()
                .contentType("application/xml")
                .body("<a/>")
                .put(draft(api, "definition"))
                .then()
                .statusCode(415);
    }

    @Test
    void otherBodiesStayShort() {
        String api = registered(freshName(), "v1");

        PARTNER.sends(Map.of("headerRules", List.of("x".repeat(2 << 20))))
                .put(draft(api, "policy"))
                .then()
                .statusCode(413);
    }

    @Test
    void upstreamsThatLeadInsideAreRefused() {
        String api = registered(freshName(), "v1");
        imported(api, OFFERS).statusCode(200);
        for (String base : List.of(
                "https://10.0.0.1",
                "https://[::1]:9443",
                "https://169.254.169.254/latest",
                "https://nowhere.invalid",
                "http://127.0.0.1")) {
            upstreams(api, base).statusCode(200);
            submitted(api).statusCode(400).body("errors[0].field", is("upstreams[0].base"));
        }
    }

    @Test
    void malformedUpstreamsAreNamed() {
        String api = registered(freshName(), "v1");
        for (String base : List.of(
                "ftp://a.example",
                "https://user@a.example",
                "https://a.example?q",
                "https://a.example#f",
                "https:///a",
                "a.example",
                "https://a.example/../b")) {
            upstreams(api, base).statusCode(400).body("errors.field", contains("upstreams[0].base"));
        }
        PARTNER.sends(Map.of("upstreams", List.of()))
                .put(draft(api, "upstreams"))
                .then()
                .statusCode(400);
        PARTNER.sends(Map.of("upstreams", List.of(upstream("a", 100), upstream("a", 100))))
                .put(draft(api, "upstreams"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("upstreams[1].name"));
        PARTNER.sends(Map.of("upstreams", List.of(upstream("a", 0))))
                .put(draft(api, "upstreams"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("upstreams"));
    }

    @Test
    void aPolicyOutOfBoundsIsNamedFieldByField() {
        String api = registered(freshName(), "v1");
        Map<String, Object> policy = new HashMap<>();
        policy.put("answerTimeoutMilliseconds", 1);
        policy.put("concurrentCalls", 0);
        policy.put("retries", Map.of("most", 9, "budgetPercent", 20));
        policy.put("canary", Map.of("sharePercent", 101));

        PARTNER.sends(policy)
                .put(draft(api, "policy"))
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        contains(
                                "answerTimeoutMilliseconds", "retries.most", "concurrentCalls", "canary.sharePercent"));
        PARTNER.sends(Map.of(
                        "headerRules",
                        List.of(Map.of("direction", "REQUEST", "change", "SET", "name", "Host", "value", "a")),
                        "fieldRules",
                        List.of(Map.of("direction", "RESPONSE", "pointer", "no pointer"))))
                .put(draft(api, "policy"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("headerRules[0].name", "fieldRules[0].pointer"));
    }

    @Test
    void aNameBelongsToItsFirstPartner() {
        String name = freshName();
        registered(name, "v1");

        created(PARTNER, name, "v1").statusCode(409).body("code", is("ALREADY_EXISTS"));
        created(RIVAL, name, "v2").statusCode(409);
        created(PARTNER, "tea-houses", "v9").statusCode(409);
        created(PARTNER, "Not A Name", "1").statusCode(400).body("errors.field", contains("name", "pathVersion"));
        created(Person.DEVELOPER, freshName(), "v1").statusCode(403);
        created(PARTNER, name, "v2").statusCode(201);
    }

    @Test
    void aVersionEndsWithNoticeAndTheOperatorMayBeQuicker() throws Exception {
        String name = freshName();
        String api = published(name);

        deprecated(PARTNER, api, Duration.ofDays(10)).statusCode(400).body("errors.field", contains("sunsetAt"));
        deprecated(PARTNER, api, Duration.ofDays(100))
                .statusCode(200)
                .body("standing", is("DEPRECATED"))
                .body("sunsetAt", notNullValue());
        assertThat(inForce(name).orElseThrow().lifecycle().sunsetAt()).isPresent();
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
        assertThat(inForce(name)).isEmpty();
        assertThat(changesSince(before).hostedApis()).contains(new ApiName(name));
        imported(api, OFFERS).statusCode(409);
        deprecated(PARTNER, api, Duration.ofDays(100)).statusCode(409);
        eventually(
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
        assertThat(inForce(name).orElseThrow().definition()).contains(name + ":repos-get");
        eventually(() -> Person.anonymous()
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

    static String freshName() {
        return "mall-offers-" + COUNTER.incrementAndGet();
    }

    private static ValidatableResponse created(Person person, String name, String version) {
        return person.sends(Map.of("name", name, "pathVersion", version))
                .post("/hosted-apis")
                .then();
    }

    private static String registered(String name, String version) {
        return created(PARTNER, name, version)
                .statusCode(201)
                .body("standing", is("UNPUBLISHED"))
                .extract()
                .path("hostedApiId");
    }

    static String drafted(String name) {
        String api = registered(name, "v1");
        imported(api, OFFERS).statusCode(200);
        upstreams(api, "https://127.0.0.1:9443/base").statusCode(200);
        return api;
    }

    private static String waiting(String name) {
        String api = drafted(name);
        submitted(api).statusCode(200);
        return api;
    }

    static String published(String name) {
        String api = waiting(name);
        approved(api, 1).statusCode(200);
        return api;
    }

    private static String draft(String api, String part) {
        return "/hosted-apis/" + api + "/draft/" + part;
    }

    private static ValidatableResponse imported(String api, String document) {
        return PARTNER.asks()
                .contentType("application/yaml")
                .body(document.getBytes(UTF_8))
                .put(draft(api, "definition"))
                .then();
    }

    private static Map<String, Object> upstream(String name, int weight) {
        return Map.of("name", name, "base", "https://127.0.0.1:9443", "weight", weight);
    }

    private static ValidatableResponse upstreams(String api, String base) {
        return PARTNER.sends(Map.of("upstreams", List.of(Map.of("name", "one", "base", base))))
                .put(draft(api, "upstreams"))
                .then();
    }

    static ValidatableResponse submitted(String api) {
        return PARTNER.sends(Map.of()).post("/hosted-apis/" + api + "/submit").then();
    }

    static ValidatableResponse approved(String api, int revision) {
        return Person.ADMIN
                .sends(Map.of("revision", revision))
                .post("/hosted-apis/" + api + "/approve")
                .then();
    }

    private static ValidatableResponse deprecated(Person person, String api, Duration until) {
        return person.sends(Map.of("sunsetAt", Instant.now().plus(until).toString(), "successor", "/docs/next"))
                .post("/hosted-apis/" + api + "/deprecate")
                .then();
    }

    private Optional<HostedApi> inForce(String name) throws Exception {
        return hostedApis.inForce().toCompletableFuture().get().stream()
                .filter(api -> api.name().value().equals(name))
                .findFirst();
    }

    private List<String> versionsInForce(String name) throws Exception {
        return hostedApis.inForce().toCompletableFuture().get().stream()
                .filter(api -> api.name().value().equals(name))
                .map(HostedApi::pathVersion)
                .toList();
    }

    private EntitlementChanges changesSince(long version) throws Exception {
        return entitlements.changesSince(version).toCompletableFuture().get();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(50);
        }
    }
}
