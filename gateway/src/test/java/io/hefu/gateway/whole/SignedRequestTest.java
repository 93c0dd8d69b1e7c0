package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Requests that applications sign (RFC 9421), with and without another credential. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestInstance(Lifecycle.PER_CLASS)
class SignedRequestTest {

    private static final String BODY = LocationRequest.NAMING_THE_SUBSCRIBER;

    private Newcomer newcomer;
    private RequestSigner signer;
    private String keyId;

    @BeforeAll
    void anApplicationThatSigns() throws GeneralSecurityException {
        newcomer = DemoPlatform.newcomer();
        signer = RequestSigner.ed25519();
        keyId = newcomer.developer().addSignatureKey(newcomer.application(), signer.publicKey());
    }

    @Test
    void aSignatureIsACredential() {
        assertThat(post(signed(BODY), BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void aSignatureWithP256IsOneToo() throws GeneralSecurityException {
        RequestSigner p256 = RequestSigner.p256();
        String id = newcomer.developer().addSignatureKey(newcomer.application(), p256.publicKey());

        assertThat(post(p256.sign(id, address(), BODY, Instant.now()), BODY).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherBodyThanTheSignedOneIsRefused() {
        Response refused = post(signed(BODY), BODY.replace("2000", "3000"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.<String>path("code")).isEqualTo("UNAUTHENTICATED");
        assertThat(refused.<String>path("message")).contains("Content-Digest");
    }

    @Test
    void aBodyWithoutItsDigestIsRefused() {
        Map<String, String> headers = signed(BODY);
        headers.remove("Content-Digest");

        assertThat(post(headers, BODY).statusCode()).isEqualTo(401);
    }

    @Test
    void anOldAndAFutureSignatureAreRefused() {
        for (int seconds : List.of(-310, 310)) {
            Instant created = Instant.now().plusSeconds(seconds);

            Response refused = post(signer.sign(keyId, address(), BODY, created), BODY);

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.<String>path("message")).contains("300 s");
        }
    }

    @Test
    void aReplayedRequestIsRefused() {
        Map<String, String> headers = signed(BODY);
        assertThat(post(headers, BODY).statusCode()).isEqualTo(200);

        assertThat(post(headers, BODY).statusCode()).isEqualTo(401);
    }

    @Test
    void ofARequestReplayedManyTimesAtOnceOneIsAnswered() {
        Map<String, String> headers = signed(BODY);

        List<Integer> statuses = IntStream.range(0, 20)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> post(headers, BODY).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void aKeyThatDoesNotExistIsRefusedAsAWrongOneIs() throws GeneralSecurityException {
        Response unknown = post(signer.sign("hefu-sig-live-0000000000000000", address(), BODY, Instant.now()), BODY);
        Response wrong = post(RequestSigner.ed25519().sign(keyId, address(), BODY, Instant.now()), BODY);

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.<String>path("message")).isEqualTo(wrong.path("message"));
    }

    @Test
    void anotherAlgorithmThanTheKeysIsRefused() {
        Map<String, String> headers = signed(BODY);
        headers.computeIfPresent("Signature-Input", (name, input) -> input + ";alg=\"ecdsa-p256-sha256\"");

        assertThat(post(headers, BODY).statusCode()).isEqualTo(401);
    }

    @Test
    void aSignatureMayStandBesideAKeyOfTheSameApplicationOnly() {
        Key own = newcomer.developer().createKey(newcomer.application(), "beside", "LIVE");

        assertThat(post(given().header("x-api-key", own.clearText()), signed(BODY), BODY)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(given().header("x-api-key", DemoPlatform.liveKey()), signed(BODY), BODY)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anApplicationMayTakeSignedRequestsOnly() {
        Newcomer strict = DemoPlatform.newcomer();
        Key key = strict.developer().createKey(strict.application(), "key", "LIVE");
        String id = strict.developer().addSignatureKey(strict.application(), signer.publicKey());
        RequestSpecification withKey = given().header("x-api-key", key.clearText());
        assertThat(post(withKey, Map.of(), BODY).statusCode()).isEqualTo(200);

        strict.developer().requireSignatures(strict.application(), true);

        soon().until(() -> post(given().header("x-api-key", key.clearText()), Map.of(), BODY)
                        .statusCode()
                == 401);
        assertThat(post(
                                given().header("x-api-key", key.clearText()),
                                signer.sign(id, address(), BODY, Instant.now()),
                                BODY)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRevokedSignatureKeyIsRefusedSoon() throws GeneralSecurityException {
        RequestSigner other = RequestSigner.ed25519();
        String id = newcomer.developer().addSignatureKey(newcomer.application(), other.publicKey());
        assertThat(post(other.sign(id, address(), BODY, Instant.now()), BODY).statusCode())
                .isEqualTo(200);

        newcomer.developer().revokeSignatureKey(newcomer.application(), id);

        soon().until(() ->
                post(other.sign(id, address(), BODY, Instant.now()), BODY).statusCode() == 401);
    }

    private Map<String, String> signed(String body) {
        return signer.sign(keyId, address(), body, Instant.now());
    }

    private static String address() {
        return DemoPlatform.url() + LocationRequest.PATH;
    }

    private static Response post(Map<String, String> headers, String body) {
        return post(given(), headers, body);
    }

    private static Response post(RequestSpecification request, Map<String, String> headers, String body) {
        return request.headers(headers)
                .header("Content-Type", "application/json")
                .body(body)
                .post(DemoPlatform.url() + LocationRequest.PATH);
    }
}
