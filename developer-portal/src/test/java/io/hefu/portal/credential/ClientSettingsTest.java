package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.portal.credential.ClientAuthentication.PrivateKeyJwt;
import io.hefu.portal.credential.ClientKeys.Inline;
import io.hefu.portal.testing.FakeIdentityProvider;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a client proves itself, and what tokens it may get. */
@PortalTest
class ClientSettingsTest {

    @Inject
    FakeIdentityProvider identityProvider;

    private final Person developer = Person.stranger();
    private String clients;

    @BeforeEach
    void anApplication() {
        clients = "/applications/" + developer.createsApplication("Navigator") + "/clients";
    }

    @Test
    void aClientWithKeysOfItsOwnHasNoSecret() throws JoseException {
        String id = create(Map.of("authentication", "private_key_jwt", "jwks", keySet(key("k1"))))
                .statusCode(201)
                .body("clientSecret", nullValue())
                .extract()
                .path("clientId");

        var keys = (PrivateKeyJwt) identityProvider.clients().get(id).authentication();
        assertThat(((Inline) keys.keys()).keySet()).contains("\"k1\"").doesNotContain("\"d\"");
        developer.asks().get(clients).then().body("items.authentication", contains("private_key_jwt"));
    }

    @Test
    void itsKeysAreReplaced() throws JoseException {
        String id = create(Map.of("authentication", "private_key_jwt", "jwks", keySet(key("k1"))))
                .extract()
                .path("clientId");

        developer
                .sends(Map.of("jwks", keySet(key("k1"), key("k2"))))
                .put(clients + "/" + id + "/jwks")
                .then()
                .statusCode(204);

        assertThat(((Inline) identityProvider.keys().get(id)).keySet()).contains("\"k1\"", "\"k2\"");
    }

    @Test
    void aClientWithASecretHasNoKeysToReplace() throws JoseException {
        String id = create(Map.of()).extract().path("clientId");

        developer
                .sends(Map.of("jwks", keySet(key("k1"))))
                .put(clients + "/" + id + "/jwks")
                .then()
                .statusCode(404);
        Person.stranger()
                .sends(Map.of("jwks", keySet(key("k1"))))
                .put(clients + "/" + id + "/jwks")
                .then()
                .statusCode(404);
    }

    @Test
    void keysThatAreUnfitAreRefused() throws JoseException {
        PublicJsonWebKey key = key("k1");
        refusesKeys(new HashMap<>(Map.of("keys", List.of(key.toParams(OutputControlLevel.INCLUDE_PRIVATE)))));
        refusesKeys(keySet(key, key));
        refusesKeys(keySet(key(null)));
        refusesKeys(keySet(RsaJwkGenerator.generateJwk(1024)));
        refusesKeys(keySet());
        refusesKeys(Map.of("keys", List.of(Map.of("kty", "oct", "k", "c2VjcmV0", "kid", "k1"))));
        refusesKeys(Map.of("keys", List.of("none")));
    }

    @Test
    void anAddressOfKeysMustBeOutsideAndEncrypted() {
        for (String address : List.of(
                "http://keys.example/jwks",
                "https://127.0.0.1/jwks",
                "https://[::1]/jwks",
                "https://169.254.169.254/latest",
                "https://10.0.0.1/jwks",
                "https://user@keys.example/jwks",
                "not an address")) {
            create(Map.of("authentication", "private_key_jwt", "jwksUri", address))
                    .statusCode(400)
                    .body("errors.field", hasItem("jwksUri"));
        }
    }

    @Test
    void theAuthorizationCodeGrantNeedsWholeRedirectAddresses() {
        create(Map.of(
                        "grantTypes", List.of("authorization_code", "urn:openid:params:grant-type:ciba"),
                        "redirectUris", List.of("https://shop.example/back", "http://127.0.0.1:8999/back")))
                .statusCode(201);
        developer
                .asks()
                .get(clients)
                .then()
                .body("items[0].redirectUris", contains("https://shop.example/back", "http://127.0.0.1:8999/back"));

        for (List<String> redirects : List.of(
                List.<String>of(),
                List.of("http://shop.example/back"),
                List.of("https://shop.example/*"),
                List.of("https://shop.example/back#here"),
                List.of("javascript:alert(1)"),
                List.of("/back"))) {
            create(Map.of("grantTypes", List.of("authorization_code"), "redirectUris", redirects))
                    .statusCode(400)
                    .body("errors.field", hasItem("redirectUris"));
        }
        create(Map.of("redirectUris", List.of("https://shop.example/back"))).statusCode(400);
        create(Map.of("grantTypes", List.of("password"))).statusCode(400).body("errors.field", hasItem("grantTypes"));
        create(Map.of("authentication", "none")).statusCode(400).body("errors.field", hasItem("authentication"));
    }

    @Test
    void whatIsNotSaidIsASecretForTwoLeggedTokens() {
        create(Map.of()).statusCode(201);

        developer
                .asks()
                .get(clients)
                .then()
                .body("items[0].authentication", is("client_secret"))
                .body("items[0].grantTypes", contains("client_credentials"));
    }

    private void refusesKeys(Map<String, Object> keySet) {
        create(Map.of("authentication", "private_key_jwt", "jwks", keySet))
                .statusCode(400)
                .body("errors.field", hasItem("jwks"));
    }

    private ValidatableResponse create(Map<String, Object> settings) {
        Map<String, Object> body = new HashMap<>(settings);
        body.put("name", "Backend");
        body.put("environment", "LIVE");
        return developer.sends(body).post(clients).then();
    }

    private static PublicJsonWebKey key(String id) throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return key;
    }

    private static Map<String, Object> keySet(PublicJsonWebKey... keys) {
        return Map.of(
                "keys",
                List.of(keys).stream()
                        .map(key -> key.toParams(OutputControlLevel.PUBLIC_ONLY))
                        .toList());
    }
}
