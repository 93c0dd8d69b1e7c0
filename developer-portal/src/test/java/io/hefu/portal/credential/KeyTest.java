package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class KeyTest {

    private final Person developer = Person.stranger();
    private final Person competitor = Person.stranger();
    private String keys;

    @BeforeEach
    void anApplication() {
        keys = "/applications/" + developer.createsApplication("Navigator") + "/keys";
    }

    @Test
    void aKeyIsShownOnce() {
        String clearText =
                create("Backend", "SANDBOX").statusCode(201).extract().path("key");

        ApiKey key = ApiKey.parse(clearText).orElseThrow();
        assertThat(key.environment()).isEqualTo(Environment.SANDBOX);
        String listed = developer
                .asks()
                .get(keys)
                .then()
                .statusCode(200)
                .body("items.keyId", contains(key.id()))
                .body("items.name", contains("Backend"))
                .body("items.createdBy", contains(developer.claims().get("preferred_username")))
                .extract()
                .asString();
        assertThat(listed).doesNotContain(key.secret());
    }

    @Test
    void aRevokedKeyStaysInTheListAndMayBeRevokedAgain() {
        String id = create("Backend", "LIVE").extract().path("keyId");

        developer.asks().delete(keys + "/" + id).then().statusCode(200);
        String revokedAt = revokedAt();
        developer.asks().delete(keys + "/" + id).then().statusCode(200);

        assertThat(revokedAt()).isEqualTo(revokedAt).isNotNull();
    }

    @Test
    void anApplicationHasAtMostTwentyLiveKeysHoweverManyAreAskedForAtOnce() {
        List<Integer> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> create("Key", "LIVE").extract().statusCode()))
                .limit(23)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).startsWith(201).endsWith(409, 409, 409).containsOnly(201, 409);
        developer.asks().get(keys).then().body("items", hasSize(20));
        create("One more", "LIVE").statusCode(409).body("code", is("CREDENTIAL_LIMIT_REACHED"));

        String id = developer.asks().get(keys).path("items[0].keyId");
        developer.asks().delete(keys + "/" + id).then().statusCode(200);
        create("Room again", "LIVE").statusCode(201);
    }

    @Test
    void anotherOrganisationsKeysDoNotExist() {
        String id = create("Backend", "LIVE").extract().path("keyId");
        String foreign = "/applications/" + competitor.createsApplication("Copycat") + "/keys";

        competitor.asks().get(keys).then().statusCode(404);
        competitor.sends(body("Mine", "LIVE")).post(keys).then().statusCode(404);
        competitor.asks().delete(keys + "/" + id).then().statusCode(404);
        competitor.asks().delete(foreign + "/" + id).then().statusCode(404);
        competitor.asks().get(foreign).then().body("items.keyId", not(contains(id)));
        assertThat(revokedAt()).isNull();
    }

    @Test
    void whatIsMissingIsNamed() {
        developer
                .sends("{}")
                .post(keys)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("name", "environment"));
        create("Backend", "PRODUCTION").statusCode(400).body("errors.field", contains("environment"));
    }

    @Test
    void creationAndRevocationAreAuditedWithoutTheSecret() {
        String clearText = create("Backend", "LIVE").extract().path("key");
        String id = ApiKey.parse(clearText).orElseThrow().id();
        developer.asks().delete(keys + "/" + id);

        String trail = Person.ADMIN
                .asks()
                .get("/audit?perPage=2")
                .then()
                .body("items.action", contains("credential.revoked", "credential.created"))
                .body("items.object", contains("credential/" + id, "credential/" + id))
                .body("items.at", notNullValue())
                .extract()
                .asString();
        assertThat(trail).doesNotContain(ApiKey.parse(clearText).orElseThrow().secret());
    }

    private ValidatableResponse create(String name, String environment) {
        return developer.sends(body(name, environment)).post(keys).then();
    }

    private static Map<String, String> body(String name, String environment) {
        return Map.of("name", name, "environment", environment);
    }

    private String revokedAt() {
        return developer.asks().get(keys).path("items[0].revokedAt");
    }
}
