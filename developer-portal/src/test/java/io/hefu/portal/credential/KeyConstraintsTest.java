package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.testing.AdjustableClock;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PortalTest
class KeyConstraintsTest {

    private static final String SCOPE = "tea-houses:read";

    @Inject
    Entitlements entitlements;

    @Inject
    AdjustableClock clock;

    private final Person developer = Person.stranger();
    private String keys;

    @BeforeEach
    void anApplication() {
        keys = "/applications/" + developer.createsApplication("Navigator") + "/keys";
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aKeyWithoutConstraintsMayDoAllThatItsApplicationMay() {
        String id = create(Map.of()).statusCode(201).extract().path("keyId");

        read(id).body("state", is("ACTIVE"))
                .body("scopes", empty())
                .body("addresses", empty())
                .body("expiresAt", nullValue())
                .body("lastUsedAt", nullValue())
                .body("callers", is(0));
        assertThat(entitlement(id).constraints().scopes()).isEmpty();
    }

    @Test
    void constraintsReachTheGateway() {
        Instant expiry = Instant.parse("2099-01-31T00:00:00Z");

        String id = create(Map.of(
                        "scopes", List.of(SCOPE),
                        "addresses", List.of("203.0.113.0/24", "203.0.113.0/24", "2001:db8::7"),
                        "expiresAt", expiry.toString()))
                .statusCode(201)
                .body("addresses", contains("203.0.113.0/24", "2001:db8:0:0:0:0:0:7/128"))
                .extract()
                .path("keyId");

        Entitlement entitlement = entitlement(id);
        assertThat(entitlement.constraints().scopes()).containsExactly(SCOPE);
        assertThat(entitlement.constraints().addresses()).hasToString("[203.0.113.0/24, 2001:db8:0:0:0:0:0:7/128]");
        assertThat(entitlement.constraints().expiresAt()).contains(expiry);
    }

    @Test
    void whatIsLeftOutOfAChangeStaysAndAnExpiryOfNullEndsIt() {
        String id = create(Map.of("scopes", List.of(SCOPE), "expiresAt", "2099-01-31T00:00:00Z"))
                .extract()
                .path("keyId");

        change(id, Map.of("addresses", List.of("10.0.0.0/8")))
                .statusCode(200)
                .body("scopes", contains(SCOPE))
                .body("addresses", contains("10.0.0.0/8"))
                .body("expiresAt", is("2099-01-31T00:00:00Z"));
        Map<String, Object> forEver = new HashMap<>();
        forEver.put("expiresAt", null);
        forEver.put("scopes", List.of());
        change(id, forEver)
                .statusCode(200)
                .body("scopes", empty())
                .body("expiresAt", nullValue())
                .body("name", is("Backend"));
        change(id, Map.of("name", "Renamed")).statusCode(200).body("name", is("Renamed"));

        assertThat(entitlement(id).constraints().expiresAt()).isEmpty();
        Person.ADMIN.asks().get("/audit?perPage=1").then().body("items[0].action", is("credential.changed"));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        create(Map.of(
                        "scopes", List.of(SCOPE, "tea-houses:nothing", "dpv:Marketing"),
                        "addresses", List.of("203.0.113.7", "203.0.113.7/24", "localhost", "10.0.0.0/33", ""),
                        "expiresAt", "2020-01-01T00:00:00Z"))
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "scopes[1]",
                                "scopes[2]",
                                "addresses[1]",
                                "addresses[2]",
                                "addresses[3]",
                                "addresses[4]",
                                "expiresAt"));
    }

    @Test
    void listsAreShortAndHaveNoHoles() {
        create(Map.of("addresses", Collections.nCopies(101, "10.0.0.1")))
                .statusCode(400)
                .body("errors.field", contains("addresses.length"));
        create(Map.of("addresses", Collections.singletonList(null)))
                .statusCode(400)
                .body("errors.field", contains("addresses[0]"));
        create(Map.of("scopes", Collections.singletonList(null)))
                .statusCode(400)
                .body("errors.field", contains("scopes[0]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tomorrow\"", "12", "{}", "\"2020-01-01T00:00:00Z\""})
    void anExpiryThatIsNoneIsRefused(String expiresAt) {
        String id = create(Map.of()).extract().path("keyId");

        developer
                .sends("{\"expiresAt\":" + expiresAt + "}")
                .patch(keys + "/" + id)
                .then()
                .statusCode(400)
                .body("errors.field", contains("expiresAt"));
    }

    @Test
    void anExpiredKeyIsNoLongerCountedAndCannotBeChanged() {
        String id = create(Map.of("expiresAt", clock.instant().plusSeconds(60).toString()))
                .extract()
                .path("keyId");
        for (int i = 0; i < 19; i++) {
            create(Map.of()).statusCode(201);
        }
        create(Map.of()).statusCode(409);

        clock.advance(Duration.ofSeconds(61));

        read(id).body("state", is("EXPIRED"));
        create(Map.of()).statusCode(201);
        change(id, Map.of("name", "Again")).statusCode(409).body("code", is("INCOMPATIBLE_STATE"));
    }

    @Test
    void anotherOrganisationsKeyCannotBeReadOrChanged() {
        String id = create(Map.of()).extract().path("keyId");
        Person competitor = Person.stranger();
        String theirs = "/applications/" + competitor.createsApplication("Copycat") + "/keys/" + id;

        for (String path : List.of(keys + "/" + id, theirs)) {
            competitor.asks().get(path).then().statusCode(404);
            competitor.sends(Map.of("name", "Mine")).patch(path).then().statusCode(404);
            competitor
                    .sends(Map.of("overlapSeconds", 0))
                    .post(path + "/rotations")
                    .then()
                    .statusCode(404);
        }
        read(id).body("name", is("Backend")).body("rotatedTo", nullValue());
    }

    private ValidatableResponse create(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Backend", "environment", "LIVE"));
        body.putAll(more);
        return developer.sends(body).post(keys).then();
    }

    private ValidatableResponse change(String id, Map<String, Object> body) {
        return developer.sends(body).patch(keys + "/" + id).then();
    }

    private ValidatableResponse read(String id) {
        return developer.asks().get(keys + "/" + id).then().statusCode(200);
    }

    private Entitlement entitlement(String id) {
        return entitlements
                .of(new CredentialId(id))
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }
}
