package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls must prove beside bringing a credential: a signature, a client certificate. */
@PortalTest
class ProofOfPossessionTest {

    /** The public key of RFC 9421, appendix B.1.4. */
    private static final Map<String, Object> ED25519 =
            Map.of("kty", "OKP", "crv", "Ed25519", "x", "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs");

    /** Self-signed, P-256, CN=Mall Navigator, until 2126. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBijCCAS+gAwIBAgIUMGEadE4QOkTVgow2ajaY2DQ1n+0wCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOTWFsbCBOYXZpZ2F0b3IwIBcNMjYxMTIyMTgwNjMxWhgPMjEy
            NjEwMjkxODA2MzFaMBkxFzAVBgNVBAMMDk1hbGwgTmF2aWdhdG9yMFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAEKpM4B8guMCw1vaAo1/LVWQvLCAyF9TgtlLHywowI
            lYn/Faaq5CgTMB5nSztp0cWXROnFjkOaEYLaXt1rhA3FCaNTMFEwHQYDVR0OBBYE
            FPbHv76Wa1Xl951oqXxouvZS5nU+MB8GA1UdIwQYMBaAFPbHv76Wa1Xl951oqXxo
            uvZS5nU+MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAPgsEvZ3
            +NLd52/k09vM/UAXXeq+pwYmk6v/Ysk/LfP6AiEA2DaUXb7IfehOYp+UZn176Tp6
            zdwcFwTTunsndtD+BvI=
            -----END CERTIFICATE-----""";

    private static final String THUMBPRINT = "TGSJVAmS0SLu2-Rkq2G924g8VcZ9rPhY5xoeRy6YajE";

    @Inject
    Entitlements entitlements;

    private final Person developer = Person.stranger();
    private String application;

    @BeforeEach
    void anApplication() {
        application = "/applications/" + developer.createsApplication("Navigator");
    }

    @Test
    void aSignatureKeyIsACredentialThatGatewaysKnow() {
        String id = addKey(ED25519)
                .statusCode(201)
                .body("keyId", matchesPattern("hefu-sig-live-[0-9a-z]{16}"))
                .extract()
                .path("keyId");

        ProofOfPossession proof = entitlement(id).proof();
        assertThat(proof.signatureKey().orElseThrow().algorithm().standardName())
                .isEqualTo("ed25519");
        assertThat(entitlement(id).secret()).isEmpty();
        developer.asks().get(application + "/signature-keys").then().body("items.keyId", contains(id));
    }

    @Test
    void aRevokedSignatureKeyIsKnownAsSuch() {
        String id = addKey(ED25519).extract().path("keyId");

        developer.asks().delete(application + "/signature-keys/" + id).then().statusCode(204);

        assertThat(entitlement(id).standing()).isEqualTo(Entitlement.Standing.REVOKED);
        developer.asks().get(application + "/signature-keys").then().body("items.revokedAt", contains(notNullValue()));
    }

    @Test
    void onlyPublicKeysOfTheTakenKindsAreSignatureKeys() {
        Map<String, Object> withPrivatePart = new HashMap<>(ED25519);
        withPrivatePart.put("d", "n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU");

        for (Map<String, Object> key : List.of(
                withPrivatePart,
                Map.<String, Object>of("kty", "oct", "k", "c2VjcmV0"),
                Map.<String, Object>of(
                        "kty", "OKP", "crv", "X25519", "x", "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs"),
                Map.<String, Object>of("kty", "OKP", "crv", "Ed25519", "x", "AAAA"),
                Map.<String, Object>of())) {
            addKey(key).statusCode(400).body("errors.field", hasItem("key"));
        }
        developer.asks().get(application + "/signature-keys").then().body("items", hasSize(0));
    }

    @Test
    void anApplicationDemandsSignaturesOfAllItsCalls() {
        String key = developer
                .sends(Map.of("name", "Key", "environment", "LIVE"))
                .post(application + "/keys")
                .path("keyId");
        String requirement = application + "/signature-keys/requirement";
        developer.asks().get(requirement).then().body("required", is(false));

        developer
                .sends(Map.of("required", true))
                .put(requirement)
                .then()
                .statusCode(200)
                .body("required", is(true));

        assertThat(entitlement(key).proof().signatureRequired()).isTrue();
        developer.asks().get(requirement).then().body("required", is(true));
        developer.sends(Map.of()).put(requirement).then().statusCode(400);
    }

    @Test
    void aCertificateIsBoundShownAndTakenOff() {
        String key = developer
                .sends(Map.of("name", "Key", "environment", "LIVE"))
                .post(application + "/keys")
                .path("keyId");
        String certificate = application + "/credentials/" + key + "/certificate";
        developer.asks().get(certificate).then().statusCode(404);

        developer
                .sends(Map.of("certificate", CERTIFICATE))
                .put(certificate)
                .then()
                .statusCode(200)
                .body("thumbprint", is(THUMBPRINT))
                .body("subject", containsString("Mall Navigator"))
                .body("expiresAt", containsString("21"));

        assertThat(entitlement(key).proof().certificate().orElseThrow().value()).isEqualTo(THUMBPRINT);
        developer.asks().get(certificate).then().body("thumbprint", is(THUMBPRINT));

        developer.asks().delete(certificate).then().statusCode(204);

        assertThat(entitlement(key).proof()).isEqualTo(ProofOfPossession.NONE);
        developer.asks().get(certificate).then().statusCode(404);
        developer.asks().delete(certificate).then().statusCode(204);
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        String key = developer
                .sends(Map.of("name", "Key", "environment", "LIVE"))
                .post(application + "/keys")
                .path("keyId");

        for (String text : List.of("", "certificate", CERTIFICATE + "\n-----BEGIN PRIVATE KEY-----\nAA==\n")) {
            developer
                    .sends(Map.of("certificate", text))
                    .put(application + "/credentials/" + key + "/certificate")
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("certificate"));
        }
    }

    @Test
    void anotherOrganisationsCredentialsCannotBeTouched() {
        String id = addKey(ED25519).extract().path("keyId");
        Person competitor = Person.stranger();

        competitor.asks().get(application + "/signature-keys").then().statusCode(404);
        competitor.asks().delete(application + "/signature-keys/" + id).then().statusCode(404);
        competitor
                .sends(Map.of("certificate", CERTIFICATE))
                .put(application + "/credentials/" + id + "/certificate")
                .then()
                .statusCode(404);
        competitor
                .sends(Map.of("required", true))
                .put(application + "/signature-keys/requirement")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse addKey(Map<String, Object> key) {
        return developer
                .sends(Map.of("name", "Signer", "environment", "LIVE", "key", key))
                .post(application + "/signature-keys")
                .then();
    }

    private Entitlement entitlement(String credential) {
        return entitlements
                .of(new CredentialId(credential))
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join()
                .orElseThrow();
    }
}
