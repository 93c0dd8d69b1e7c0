package io.hefu.portal.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.HostedApis;
import io.hefu.core.hosting.ProxyPolicy.Signing;
import io.hefu.core.hosting.SigningSecret;
import io.hefu.core.identity.ApiName;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What calls to a partner are signed with: chosen, made, shown once, rotated, and nobody else's. */
@PortalTest
class SigningSecretTest {

    private static final Person PARTNER = Person.FINANCE;
    private static final Map<String, String> BY_SECRET = Map.of("signing", "HMAC_SHA256");

    @Inject
    HostedApis hostedApis;

    @Inject
    Entitlements entitlements;

    private final String name = PartnerSteps.freshName();

    @BeforeAll
    static void anotherPartner() throws SQLException {
        execute("""
                insert into portal.organisation (id, name, kind, created_at)
                values ('00000000-0000-7000-8000-000000000023', 'Other partner', 'PARTNER', now())""");
        execute("""
                insert into portal.member (id, organisation_id, username, created_at) values
                ('00000000-0000-7000-8000-000000000123', '00000000-0000-7000-8000-000000000023', 'other-partner', now())""");
    }

    @Test
    void anApiSignedByASecretIsSubmittedOnceThereIsOneAndServedWithIt() {
        String api = PartnerSteps.drafted(name);
        policy(api, BY_SECRET).statusCode(200).body("policy.signing", is("HMAC_SHA256"));

        PartnerSteps.submitted(api)
                .statusCode(409)
                .body("code", is("INCOMPATIBLE_STATE"))
                .body("detail", containsString("signing-secrets"));

        String secret = made(api)
                .statusCode(201)
                .body("number", is(1))
                .body("keyId", is(name + "/v1/1"))
                .body("inUse", is(true))
                .body("createdBy", is("finance"))
                .extract()
                .path("secret");
        PartnerSteps.submitted(api).statusCode(200);
        PartnerSteps.approved(api, 1).statusCode(200);

        SigningSecret served = served().signingSecret().orElseThrow();
        assertThat(served.keyId()).isEqualTo(name + "/v1/1");
        assertThat(served.bytes()).hasSize(32).isEqualTo(Base64.getDecoder().decode(secret));
    }

    @Test
    void withoutAChoiceCallsAreSignedByTheGatewaysOwnKeyAndNoSecretIsNeeded() throws Exception {
        String api = PartnerSteps.published(name);
        assertThat(served().policy().signing()).isEqualTo(Signing.ED25519);
        assertThat(served().signingSecret()).isEmpty();

        execute("update portal.hosted_revision set policy = (policy::jsonb - 'signing')::text where hosted_api_id = '"
                + api + "'");
        assertThat(served().policy().signing())
                .as("of a policy older than the choice")
                .isEqualTo(Signing.ED25519);

        made(api).statusCode(201);
        assertThat(served().signingSecret())
                .as("who does not sign with it does not get it")
                .isEmpty();
        policy(api, Map.of("signing", "NONE")).statusCode(200);
        PartnerSteps.submitted(api).statusCode(200).body("state", is("APPROVED"));
        assertThat(served().policy().signing()).isEqualTo(Signing.NONE);
        policy(api, Map.of("signing", "MD5")).statusCode(400);
    }

    @Test
    void aNewSecretIsUsedWhenThePartnerSaysSoAndTheOneBeforeItCanComeBack() throws Exception {
        String api = signedBySecret();
        long revision = served().revision();
        long version = entitlements.changesSince(-1).toCompletableFuture().get().version();

        made(api).statusCode(201).body("keyId", is(name + "/v1/2")).body("inUse", is(false));
        listed(api).body("items.number", contains(2, 1)).body("items.inUse", contains(false, true));
        assertThat(keyInUse()).isEqualTo(name + "/v1/1");
        assertThat(served().revision()).as("nothing has changed for gateways").isEqualTo(revision);

        used(api, 2).statusCode(200).body("inUse", is(true));
        assertThat(keyInUse()).isEqualTo(name + "/v1/2");
        assertThat(served().revision()).isGreaterThan(revision);
        assertThat(entitlements
                        .changesSince(version)
                        .toCompletableFuture()
                        .get()
                        .hostedApis())
                .contains(new ApiName(name));
        long now = served().revision();
        used(api, 2).statusCode(200);
        assertThat(served().revision()).as("it was in use already").isEqualTo(now);

        used(api, 1).statusCode(200);
        assertThat(keyInUse()).isEqualTo(name + "/v1/1");

        made(api).body("number", is(3));
        listed(api).body("items.number", contains(3, 1));
        used(api, 2).statusCode(404).body("code", is("NOT_FOUND"));
        assertThat(keyInUse()).isEqualTo(name + "/v1/1");
    }

    @Test
    void secretsMadeAtOnceHaveNumbersOfTheirOwn() {
        String api = signedBySecret();

        List<Integer> numbers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> made(api).statusCode(201).extract().<Integer>path("number")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(numbers).containsExactly(2, 3, 4, 5);
        listed(api).body("items.number", contains(5, 1));
    }

    @Test
    void aSecretIsShownOnceAndStandsNowhereElse() throws Exception {
        String api = signedBySecret();
        String secret = made(api).extract().path("secret");
        used(api, 2).statusCode(200);
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(secret));

        assertThat(listed(api).extract().asString()).doesNotContain(secret);
        for (String place : List.of("/hosted-apis/" + api, "/hosted-apis/" + api + "/revisions", "/hosted-apis")) {
            assertThat(PARTNER.asks().get(place).asString()).as(place).doesNotContain(secret);
        }
        for (String place : List.of("/audit?perPage=50", "/configuration")) {
            assertThat(Person.ADMIN
                            .asks()
                            .get(place)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .as(place)
                    .doesNotContain(secret)
                    .doesNotContainIgnoringCase(hex);
        }
        Person.ADMIN
                .asks()
                .get("/audit?perPage=50")
                .then()
                .body(
                        "items.findAll { it.object == 'hosted-api/" + api
                                + "' && it.action.contains('secret') }.action",
                        contains(
                                "hosted-api.signing-secret-used",
                                "hosted-api.signing-secret-made",
                                "hosted-api.signing-secret-made"));
        assertThat(kept(api)).hasSize(2).noneMatch(row -> row.contains(hex));
        assertThat(served().toString()).doesNotContain(secret).contains("SigningSecret[" + name + "/v1/2]");
    }

    @Test
    void aSecretIsThePartnersAlone() {
        String api = signedBySecret();
        Person rival = Person.named("other-partner");

        rival.asks().get("/hosted-apis/" + api + "/signing-secrets").then().statusCode(404);
        rival.asks().post("/hosted-apis/" + api + "/signing-secrets").then().statusCode(404);
        rival.asks()
                .post("/hosted-apis/" + api + "/signing-secrets/1/use")
                .then()
                .statusCode(404);
        Person.ADMIN
                .asks()
                .get("/hosted-apis/" + api + "/signing-secrets")
                .then()
                .statusCode(200)
                .body("items.number", contains(1));
        Person.ADMIN
                .asks()
                .post("/hosted-apis/" + api + "/signing-secrets")
                .then()
                .statusCode(403);
        Person.ADMIN
                .asks()
                .post("/hosted-apis/" + api + "/signing-secrets/1/use")
                .then()
                .statusCode(403);
        listed(api).body("items.number", contains(1));
        String other = PartnerSteps.drafted(PartnerSteps.freshName());
        listed(other).body("items", empty());
        used(other, 1).statusCode(404);
    }

    /** Of all that is in force the one is left out, by the node that reads it. */
    @Test
    void aSecretThatCannotBeOpenedTakesNoOtherApiOutOfForce() throws Exception {
        String api = signedBySecret();
        String other = PartnerSteps.freshName();
        PartnerSteps.published(other);

        execute("update portal.hosted_signing_secret set secret = '\\x0102' where hosted_api_id = '" + api + "'");

        assertThat(inForce())
                .extracting(HostedApi::name)
                .contains(new ApiName(other))
                .doesNotContain(new ApiName(name));
        execute("update portal.hosted_api set retired_at = now() where id = '" + api + "'");
    }

    private String signedBySecret() {
        String api = PartnerSteps.drafted(name);
        policy(api, BY_SECRET).statusCode(200);
        made(api).statusCode(201);
        PartnerSteps.submitted(api).statusCode(200);
        PartnerSteps.approved(api, 1).statusCode(200);
        return api;
    }

    private static ValidatableResponse policy(String api, Map<String, String> policy) {
        return PARTNER.sends(policy)
                .put("/hosted-apis/" + api + "/draft/policy")
                .then();
    }

    private static ValidatableResponse made(String api) {
        return PARTNER.asks().post("/hosted-apis/" + api + "/signing-secrets").then();
    }

    private static ValidatableResponse used(String api, int number) {
        return PARTNER.asks()
                .post("/hosted-apis/" + api + "/signing-secrets/" + number + "/use")
                .then();
    }

    private static ValidatableResponse listed(String api) {
        return PARTNER.asks()
                .get("/hosted-apis/" + api + "/signing-secrets")
                .then()
                .statusCode(200);
    }

    private List<HostedApi> inForce() {
        return hostedApis.inForce().toCompletableFuture().join();
    }

    private HostedApi served() {
        return inForce().stream()
                .filter(api -> api.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String keyInUse() {
        return served().signingSecret().orElseThrow().keyId();
    }

    private static List<String> kept(String api) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select array_agg(encode(secret, 'hex')) from portal.hosted_signing_secret"
                                + " where hosted_api_id = '" + api + "'")) {
            rows.next();
            return List.of((String[]) rows.getArray(1).getArray());
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(ConfigProvider.getConfig().getValue("test.database", String.class));
    }
}
