package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.hefu.portal.credential.ClientAuthentication.Secret;
import io.hefu.portal.testing.FakeIdentityProvider;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class ClientTest {

    @Inject
    FakeIdentityProvider identityProvider;

    private final Person developer = Person.stranger();
    private String clients;

    @BeforeEach
    void anApplication() {
        clients = "/applications/" + developer.createsApplication("Navigator") + "/clients";
    }

    @AfterEach
    void theProviderIsUp() {
        identityProvider.goDown(false);
    }

    @Test
    void theIdentityProviderLearnsOfAClientAndOfTheScopesItMayAskFor() {
        ValidatableResponse created = create().statusCode(201)
                .body("clientId", matchesPattern("hefu-live-[0-9a-z]{16}"))
                .body("tokenUrl", is("http://identity.example/token"));

        var registered = identityProvider.clients().get(created.extract().<String>path("clientId"));
        String secret = created.extract().path("clientSecret");
        assertThat(registered.authentication()).isEqualTo(new Secret(secret));
        assertThat(secret).hasSize(40);
        assertThat(registered.scopes()).contains("tea-houses:read", "tea-houses:reserve");
        assertThat(developer.asks().get(clients).asString()).doesNotContain(secret);
    }

    @Test
    void aDeletedClientIsUnknownToTheProviderAndRevokedHere() {
        String id = create().extract().path("clientId");

        developer.asks().delete(clients + "/" + id).then().statusCode(204);

        assertThat(identityProvider.clients()).doesNotContainKey(id);
        developer.asks().get(clients).then().body("items.revokedAt", contains(notNullValue()));
        developer.asks().delete(clients + "/" + id).then().statusCode(204);
    }

    @Test
    void withoutTheProviderNothingIsCreated() {
        identityProvider.goDown(true);

        create().statusCode(503).header("Retry-After", "5").body("code", is("UNAVAILABLE"));

        developer.asks().get(clients).then().body("items", hasSize(0));
    }

    @Test
    void withoutTheProviderAClientIsRevokedAllTheSame() {
        String id = create().extract().path("clientId");
        identityProvider.goDown(true);

        developer.asks().delete(clients + "/" + id).then().statusCode(503);

        developer.asks().get(clients).then().body("items.revokedAt", contains(notNullValue()));
        identityProvider.goDown(false);
        developer.asks().delete(clients + "/" + id).then().statusCode(204);
        assertThat(identityProvider.clients()).doesNotContainKey(id);
    }

    @Test
    void anotherOrganisationsClientsDoNotExist() {
        String id = create().extract().path("clientId");
        Person competitor = Person.stranger();

        competitor.asks().get(clients).then().statusCode(404);
        competitor.asks().delete(clients + "/" + id).then().statusCode(404);
        competitor
                .sends(Map.of("name", "Mine", "environment", "LIVE"))
                .post(clients)
                .then()
                .statusCode(404);
        assertThat(identityProvider.clients()).containsKey(id);
    }

    @Test
    void aKeyIsNoClient() {
        String keys = clients.replace("/clients", "/keys");
        String key = developer
                .sends(Map.of("name", "Key", "environment", "LIVE"))
                .post(keys)
                .path("keyId");

        developer.asks().delete(clients + "/" + key).then().statusCode(404);
    }

    private ValidatableResponse create() {
        return developer
                .sends(Map.of("name", "Backend", "environment", "LIVE"))
                .post(clients)
                .then();
    }
}
