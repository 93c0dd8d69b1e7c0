package io.hefu.portal.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.hosting.BodyLimits;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.HostedApis;
import io.hefu.portal.contract.PublicDefinition;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hosted APIs in the configuration: taken from one platform, brought to another, changed, and approved by someone else. */
@PortalTest
class HostedConfigurationTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Person PARTNER = Person.FINANCE;
    private static final Person APPROVER = Person.named("second-admin", "operator-admin");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static final String OFFERS = """
            openapi: 3.0.3
            info: {title: Mall offers, x-hefu-title-zh: 商场优惠, version: 1.0.0, description: What malls have on offer.}
            paths:
              /offers:
                get:
                  operationId: listOffers
                  summary: List offers
                  parameters: [{name: most, in: query, schema: {type: number, maximum: 1.0E+2}}]
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

    @BeforeAll
    static void aSecondAdmin() throws SQLException {
        execute("""
                insert into portal.member (id, organisation_id, username, created_at)
                select '00000000-0000-7000-8000-000000000171', organisation_id, 'second-admin', now()
                  from portal.member where username = 'admin'
                on conflict do nothing""");
    }

    @Test
    void whatIsInForceIsExportedAndAppliedAgainChangesNothing() throws IOException {
        String name = freshName();
        published(name);
        Response export = Person.ADMIN.asks().get("/configuration");
        int audited = audited();

        ObjectNode part = part(document(export), name);
        assertThat(part.path("partner").asText()).isEqualTo(partnerName());
        assertThat(part.path("upstreams").get(0).path("base").asText()).isEqualTo("https://127.0.0.1:9443/base");
        assertThat(part.path("policy").path("answerTimeoutMilliseconds").asInt())
                .isEqualTo(10_000);
        apply(document(export), export.header("ETag"), false).statusCode(200).body("items", is(empty()));
        assertThat(Person.ADMIN.asks().get("/configuration").asString()).isEqualTo(export.asString());
        assertThat(audited()).isEqualTo(audited);
    }

    @Test
    void theDefinitionIsBesideTheDocumentUnderItsSha256() throws IOException {
        String name = freshName();
        published(name);
        String sha256 = part(document(Person.ADMIN.asks().get("/configuration")), name)
                .path("definition")
                .asText();

        byte[] text =
                Person.ADMIN.asks().get("/configuration/definitions/" + sha256).asByteArray();

        assertThat(sha256(text)).isEqualTo(sha256);
        assertThat(new String(text, UTF_8)).startsWith("{\n  \"openapi\"").contains("\"" + name + ":list-offers\"");
        assertThat(Person.ADMIN
                        .asks()
                        .accept("text/plain")
                        .get("/configuration/definitions")
                        .asString())
                .contains(sha256 + "  " + name + ".v1.json\n");
        Person.ADMIN
                .asks()
                .get("/configuration/definitions")
                .then()
                .body("items.findAll { it.api == '" + name + "' }.sha256", contains(sha256));
        Person.ADMIN
                .asks()
                .get("/configuration/definitions/" + "0".repeat(64))
                .then()
                .statusCode(404);
    }

    @Test
    void onAnotherPlatformItIsSubmittedApprovedByAnotherPersonAndThenTheSame() throws Exception {
        String name = freshName();
        published(name);
        Response export = Person.ADMIN.asks().get("/configuration");
        ObjectNode wanted = document(export);
        byte[] definition = definition(part(wanted, name));
        forgotten(name);
        ((ArrayNode) plan(wanted, "sandbox").path("apis")).add(name);
        ObjectNode limit =
                wanted.withArray("limits").addObject().put("level", "PRODUCT").put("subject", name);
        limit.putObject("limits").put("callsADay", 9);

        diff(wanted).statusCode(400).body("errors.field", contains(place(name) + "/definition"));
        handIn(definition).statusCode(204);
        diff(wanted)
                .statusCode(200)
                .body("items.find { it.path == 'plans/sandbox/apis/" + name + "' }.effect", is("WHEN_APPLIED_AGAIN"))
                .body(
                        "items.find { it.path == 'limits/PRODUCT/" + name + "/callsADay' }.effect",
                        is("WHEN_APPLIED_AGAIN"))
                .body("items.find { it.path == '" + place(name) + "/definition' }.effect", is("AFTER_APPROVAL"));
        apply(wanted, "*", false).statusCode(200).body("items.path", hasItem(place(name) + "/partner"));

        assertThat(inForce(name)).isEmpty();
        assertThat(part(document(Person.ADMIN.asks().get("/configuration")), name))
                .isEqualTo(part(wanted, name));
        apply(wanted, "*", false)
                .statusCode(200)
                .body("items.path", contains("limits/PRODUCT/" + name + "/callsADay", "plans/sandbox/apis/" + name));
        String api = idOf(name);
        approve(Person.ADMIN, api, 1).statusCode(403).body("detail", containsString("submitted themselves"));
        approve(APPROVER, api, 1).statusCode(200).body("submittedBy", is("admin"));
        apply(wanted, "*", false).statusCode(200).body("items.effect", everyItem(is("AT_ONCE")));
        apply(wanted, "*", false).statusCode(200).body("items", is(empty()));
        assertThat(inForce(name).orElseThrow().definition()).contains(name + ":list-offers");
        Person.ADMIN.asks().get("/plans/sandbox").then().body("apis", hasItem(name));
        restored(export, name);
    }

    @Test
    void whatAnApiIsAwaitsApprovalAndItsEndIsAnnouncedAtOnceAndTakenBack() throws Exception {
        String name = freshName();
        String api = published(name);
        Response export = Person.ADMIN.asks().get("/configuration");
        ObjectNode wanted = document(export);
        ObjectNode part = part(wanted, name);
        part.withObject("/policy").put("concurrentCalls", 7).putObject("canary").put("sharePercent", 5);
        part.put("deprecatedAt", "2026-11-01T00:00:00Z")
                .put("sunsetAt", "2027-03-01T00:00:00Z")
                .put("successor", "/docs");

        apply(wanted, export.header("ETag"), false)
                .statusCode(200)
                .body(
                        "items.path",
                        contains(
                                place(name) + "/deprecatedAt",
                                place(name) + "/policy/canary/sharePercent",
                                place(name) + "/policy/concurrentCalls",
                                place(name) + "/successor",
                                place(name) + "/sunsetAt"))
                .body("items.effect", contains("AT_ONCE", "AFTER_APPROVAL", "AFTER_APPROVAL", "AT_ONCE", "AT_ONCE"));

        HostedApi served = inForce(name).orElseThrow();
        assertThat(served.lifecycle().sunsetAt()).isPresent();
        assertThat(served.policy().concurrentCalls()).isEqualTo(200);
        approve(APPROVER, api, 2).statusCode(200);
        assertThat(inForce(name).orElseThrow().policy().concurrentCalls()).isEqualTo(7);
        assertThat(part(document(Person.ADMIN.asks().get("/configuration")), name))
                .isEqualTo(part);
        apply(document(export), "*", false).statusCode(200);
        assertThat(inForce(name).orElseThrow().lifecycle().deprecatedAt()).isEmpty();
        Person.ADMIN
                .asks()
                .get("/audit?perPage=2")
                .then()
                .body("items.action", contains("hosted-api.deprecation-withdrawn", "hosted-api.submitted"));
    }

    @Test
    void aDryRunRefusesWhatApplyingWouldAndLeavesNothing() throws Exception {
        String name = freshName();
        published(name);
        Response export = Person.ADMIN.asks().get("/configuration");
        ObjectNode wanted = document(export);
        ObjectNode part = part(wanted, name);
        part.withObject("/policy").put("concurrentCalls", 8);
        int audited = audited();

        apply(wanted, export.header("ETag"), true).statusCode(200).body("items.after", contains("8"));
        part.withObject("/policy").put("concurrentCalls", 0);
        refused(wanted, place(name) + "/concurrentCalls");
        part.withObject("/policy").put("concurrentCalls", 8).put("cashing", true);
        refused(wanted, "hostedApis/" + index(wanted, name) + "/policy/cashing");
        part.withObject("/policy").remove("cashing");
        ((ObjectNode) part.path("upstreams").get(0)).put("base", "https://10.0.0.1");
        refused(wanted, place(name) + "/upstreams[0].base");
        ((ObjectNode) part.path("upstreams").get(0)).put("base", "https://127.0.0.1:9443/base");
        part.put("deprecatedAt", "2026-11-01T00:00:00Z")
                .put("sunsetAt", "2027-03-01T00:00:00Z")
                .put("successor", "ftp://a");
        refused(wanted, place(name) + "/successor");
        part.remove(List.of("sunsetAt", "successor"));
        refused(wanted, place(name) + "/sunsetAt");
        part.remove("deprecatedAt");
        part.put("partner", "Nobody");
        refused(wanted, place(name) + "/partner");
        part.put("partner", partnerName()).put("pathVersion", "v2").put("partner", "Nobody");
        refused(wanted, "hostedApis/" + name + "/v2/partner");
        part.put("partner", partnerName()).put("pathVersion", "v1").put("definition", "no hash");
        refused(wanted, place(name) + "/definition");

        assertThat(Person.ADMIN.asks().get("/configuration").asString()).isEqualTo(export.asString());
        assertThat(audited()).isEqualTo(audited);
    }

    @Test
    void aDefinitionThatBreaksCallersIsRefusedUnlessTheDocumentGivesAReason() throws Exception {
        String name = freshName();
        String api = published(name);
        ObjectNode wanted = document(Person.ADMIN.asks().get("/configuration"));
        ObjectNode part = part(wanted, name);
        byte[] breaking = OFFERS.replace("price: {type: integer}", "cost: {type: integer}")
                .getBytes(UTF_8);
        part.put("definition", sha256(breaking));
        handIn(breaking).statusCode(204);

        refused(wanted, place(name) + "/definition#/components/schemas/Offer/properties/price");
        part.put("breakingReason", "Nobody calls it yet.");
        apply(wanted, "*", false).statusCode(200).body("items.path", contains(place(name) + "/definition"));

        approve(APPROVER, api, 2).statusCode(409).body("code", is("BREAKING_CHANGE"));
        apply(wanted, "*", false).statusCode(200);
        Person.ADMIN.asks().get("/hosted-apis/" + api + "/revisions").then().body("items.size()", is(2));
        PARTNER.sends(Map.of()).post("/hosted-apis/" + api + "/withdraw").then().statusCode(200);
    }

    @Test
    void whatThePartnerWorksOnIsNotOverwritten() throws Exception {
        String name = freshName();
        String api = published(name);
        ObjectNode wanted = document(Person.ADMIN.asks().get("/configuration"));
        part(wanted, name).withObject("/policy").put("concurrentCalls", 9);
        PARTNER.sends(Map.of("concurrentCalls", 3))
                .put("/hosted-apis/" + api + "/draft/policy")
                .then()
                .statusCode(200);

        apply(wanted, "*", false)
                .statusCode(400)
                .body("errors.field", contains(place(name)))
                .body("detail", containsString("open draft"));
        PARTNER.sends(Map.of("upstreams", List.of(Map.of("name", "two", "base", "https://127.0.0.2:9443"))))
                .put("/hosted-apis/" + api + "/draft/upstreams")
                .then()
                .statusCode(200);
        PARTNER.sends(Map.of()).post("/hosted-apis/" + api + "/submit").then().body("state", is("SUBMITTED"));
        apply(wanted, "*", false).statusCode(400).body("detail", containsString("awaits its decision"));
        assertThat(part(document(Person.ADMIN.asks().get("/configuration")), name)
                        .path("upstreams")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatIsLeftOutStaysAndWhatIsRetiredDoesNotComeBack() throws Exception {
        String name = freshName();
        String api = published(name);
        Response export = Person.ADMIN.asks().get("/configuration");
        ObjectNode wanted = document(export);
        wanted.remove("hostedApis");

        apply(wanted, export.header("ETag"), false).statusCode(200).body("items", is(empty()));
        assertThat(inForce(name)).isPresent();
        Person.ADMIN
                .sends(Map.of())
                .post("/hosted-apis/" + api + "/retire")
                .then()
                .statusCode(200);
        apply(document(export), "*", false)
                .statusCode(400)
                .body("errors.field", contains(place(name)))
                .body("detail", containsString("retired"));
        Person.ADMIN.asks().get("/configuration").then().body("hostedApis.api", not(hasItem(name)));
    }

    @Test
    void changesAreToldOneALineToPeople() throws IOException {
        String name = freshName();
        published(name);
        ObjectNode wanted = document(Person.ADMIN.asks().get("/configuration"));
        part(wanted, name).withObject("/policy").put("concurrentCalls", 9);
        plan(wanted, "standard")
                .put("burst", plan(wanted, "standard").path("burst").asInt() + 1);

        String text = Person.ADMIN
                .sends(wanted.toString())
                .accept("text/plain")
                .post("/configuration/diff")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();

        assertThat(text.lines())
                .hasSize(2)
                .contains("~ " + place(name) + "/policy/concurrentCalls: 200 -> 9  (after approval by another person)");
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsRefused() {
        Person.ADMIN
                .sends("{}")
                .put("/configuration/definitions/" + "0".repeat(64))
                .then()
                .statusCode(400)
                .body("errors.field", contains("sha256"));
    }

    @Test
    void ofTwoWhoApplyTheSameAtOnceOneSubmits() throws Exception {
        String name = freshName();
        String api = published(name);
        ObjectNode wanted = document(Person.ADMIN.asks().get("/configuration"));
        part(wanted, name).withObject("/policy").put("concurrentCalls", 11);

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> apply(wanted, "*", false).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).contains(200).isSubsetOf(200, 412);
        Person.ADMIN
                .asks()
                .get("/hosted-apis/" + api + "/revisions")
                .then()
                .body("items.state", contains("SUBMITTED", "APPROVED"));
    }

    /** A thousand operations, 6 MB: the definition of GitHub's API. */
    @Test
    void aLargeDefinitionIsBesideTheDocumentBothWays() throws Exception {
        String template = freshName();
        published(template);
        ObjectNode wanted = document(Person.ADMIN.asks().get("/configuration"));
        byte[] foreign = PublicDefinition.read().toString().getBytes(UTF_8);
        String name = freshName();
        part(wanted, template).put("api", name).put("definition", sha256(foreign));
        handIn(foreign).statusCode(204);
        apply(wanted, "*", false).statusCode(200);

        Response export = Person.ADMIN.asks().get("/configuration");
        byte[] definition = definition(part(document(export), name));
        assertThat(definition.length).isBetween(foreign.length, BodyLimits.EXPORTED_DEFINITION_BYTES);
        assertThat(export.asString().length()).isLessThan((int) BodyLimits.USUAL_BYTES);
        handIn(definition).statusCode(204);
        forgotten(name);
    }

    private static void refused(ObjectNode wanted, String place) {
        apply(wanted, "*", true).statusCode(400).body("errors.field", contains(place));
        apply(wanted, "*", false).statusCode(400).body("errors.field", contains(place));
    }

    private static void restored(Response export, String name) throws IOException {
        ObjectNode before = document(export);
        before.remove("hostedApis");
        apply(before, "*", false).statusCode(200);
        Person.ADMIN.asks().get("/plans/sandbox").then().body("apis", not(hasItem(name)));
    }

    private static String freshName() {
        return "configured-offers-" + COUNTER.incrementAndGet();
    }

    private static String place(String name) {
        return "hostedApis/" + name + "/v1";
    }

    private static String published(String name) {
        String api = PARTNER.sends(Map.of("name", name, "pathVersion", "v1"))
                .post("/hosted-apis")
                .then()
                .statusCode(201)
                .extract()
                .path("hostedApiId");
        PARTNER.asks()
                .contentType("application/yaml")
                .body(OFFERS.getBytes(UTF_8))
                .put("/hosted-apis/" + api + "/draft/definition")
                .then()
                .statusCode(200);
        PARTNER.sends(Map.of("upstreams", List.of(Map.of("name", "one", "base", "https://127.0.0.1:9443/base"))))
                .put("/hosted-apis/" + api + "/draft/upstreams")
                .then()
                .statusCode(200);
        PARTNER.sends(Map.of()).post("/hosted-apis/" + api + "/submit").then().statusCode(200);
        approve(Person.ADMIN, api, 1).statusCode(200);
        return api;
    }

    private static ValidatableResponse approve(Person person, String api, int revision) {
        return person.sends(Map.of("revision", revision))
                .post("/hosted-apis/" + api + "/approve")
                .then();
    }

    /** As if this were a platform that has never seen it. */
    private static void forgotten(String name) throws SQLException {
        String mine = "(select id from portal.hosted_api where name = '" + name + "')";
        execute("delete from portal.hosted_revision where hosted_api_id in " + mine);
        execute("delete from portal.hosted_document where definition_id in"
                + " (select id from portal.hosted_definition where hosted_api_id in " + mine + ")");
        execute("delete from portal.hosted_definition where hosted_api_id in " + mine);
        execute("delete from portal.hosted_api where name = '" + name + "'");
    }

    private static void execute(String sql) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("test.database", String.class);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] definition(JsonNode part) {
        return Person.ADMIN
                .asks()
                .get("/configuration/definitions/" + part.path("definition").asText())
                .asByteArray();
    }

    private static ValidatableResponse handIn(byte[] document) {
        return Person.ADMIN
                .asks()
                .contentType("application/json")
                .body(document)
                .put("/configuration/definitions/" + sha256(document))
                .then();
    }

    private static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static int audited() {
        return Person.ADMIN.asks().get("/audit?perPage=1").then().extract().path("pagination.totalCount");
    }

    private static String partnerName() {
        return PARTNER.asks().get("/me").then().extract().path("organisation.name");
    }

    private static String idOf(String name) {
        return PARTNER.asks()
                .get("/hosted-apis?perPage=100")
                .then()
                .extract()
                .path("items.find { it.name == '" + name + "' }.hostedApiId");
    }

    private static ObjectNode document(Response export) throws IOException {
        return (ObjectNode) JSON.readTree(export.asString());
    }

    private static ObjectNode part(ObjectNode document, String name) {
        return (ObjectNode) document.path("hostedApis").get(index(document, name));
    }

    private static int index(ObjectNode document, String name) {
        List<String> names = new ArrayList<>();
        document.path("hostedApis").forEach(part -> names.add(part.path("api").asText()));
        assertThat(names).contains(name);
        return names.indexOf(name);
    }

    private static ObjectNode plan(ObjectNode document, String code) {
        for (JsonNode plan : document.path("plans")) {
            if (plan.path("planCode").asText().equals(code)) {
                return (ObjectNode) plan;
            }
        }
        throw new AssertionError("no plan " + code);
    }

    private static ValidatableResponse diff(ObjectNode document) {
        return Person.ADMIN
                .sends(document.toString())
                .post("/configuration/diff")
                .then();
    }

    private static ValidatableResponse apply(ObjectNode document, String ifMatch, boolean dryRun) {
        return Person.ADMIN
                .sends(document.toString())
                .header("If-Match", ifMatch)
                .put("/configuration?dryRun=" + dryRun)
                .then();
    }

    private Optional<HostedApi> inForce(String name) throws Exception {
        return hostedApis.inForce().toCompletableFuture().get().stream()
                .filter(api -> api.name().value().equals(name))
                .findFirst();
    }
}
