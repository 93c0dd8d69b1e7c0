package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.hosting.ProxyPolicy.Signing;
import io.hefu.core.hosting.SigningSecret;
import io.hefu.gateway.signature.ReceivedSignature;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a partner knows that a call is the gateway's, and that nobody changed it. */
class SignedCallTest {

    private static final String TEA = "{\"title\":\"中\"}";
    private static final byte[] FIRST = secret(1);
    private static final byte[] SECOND = secret(2);

    private static HostingGateway gateway;
    private static RawUpstream upstream;

    private final PartnerPolicy policy = new PartnerPolicy();

    @BeforeAll
    static void start(@TempDir Path folder) {
        gateway = new HostingGateway(folder);
        upstream = new RawUpstream();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void clean() {
        upstream.received.clear();
        upstream.says(RawUpstream.ok("{\"ok\":true}"));
    }

    @Test
    void withoutAChoiceTheGatewaysOwnKeySignsWhichAnybodyMayCheck() throws Exception {
        gateway.host(policy, upstream);
        post(TEA);

        ReceivedSignature signature = received("/base/offers");
        assertThat(signature.keyId()).isEqualTo(gateway.key.id());
        assertThat(signature.isMadeWithOtherHalfOf(publishedKey())).isTrue();
        assertThat(received("/base/other").isMadeWithOtherHalfOf(publishedKey()))
                .as("of a call to elsewhere")
                .isFalse();
    }

    @Test
    void aSharedSecretSignsAndNoOtherOneFits() throws Exception {
        share("offers/v1/1", FIRST);
        post(TEA);

        ReceivedSignature signature = received("/base/offers");
        assertThat(signature.keyId()).isEqualTo("offers/v1/1");
        assertThat(signature.isMadeWith(FIRST)).isTrue();
        assertThat(signature.isMadeWith(SECOND)).as("with a wrong secret").isFalse();
        assertThat(received("/base/other").isMadeWith(FIRST))
                .as("of a call to elsewhere")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Signing.class,
            names = {"ED25519", "HMAC_SHA256"})
    void whatIsSaidOfACallIsCoveredAndItsBodyWhereThereIsOne(Signing signing) throws Exception {
        share("offers/v1/1", FIRST);
        policy.signing = signing;
        gateway.host(policy, upstream);

        post(TEA);
        assertThat(received("/base/offers").covered())
                .containsExactly("@method", "@target-uri", "x-correlator", "hefu-application", "content-digest");
        assertThat(last().header("Content-Digest"))
                .contains("sha-256=:" + Base64.getEncoder().encodeToString(sha256(TEA)) + ":");
        assertThat(Instant.ofEpochSecond(received("/base/offers").created()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));

        gateway.get("/offers/v1/offers?page=2&tags=a%20b");
        ReceivedSignature withoutBody = received("/base/offers?page=2&tags=a%20b");
        assertThat(withoutBody.covered()).containsExactly("@method", "@target-uri", "x-correlator", "hefu-application");
        assertThat(
                        signing == Signing.HMAC_SHA256
                                ? withoutBody.isMadeWith(FIRST)
                                : withoutBody.isMadeWithOtherHalfOf(publishedKey()))
                .isTrue();
    }

    @Test
    void whoWantsNoSignatureGetsNone() {
        policy.signing = Signing.NONE;
        gateway.host(policy, upstream);
        post(TEA);

        assertThat(last().header("Signature")).isEmpty();
        assertThat(last().header("Signature-Input")).isEmpty();
        assertThat(last().header("Content-Digest")).isEmpty();
        assertThat(last().text()).isEqualTo(TEA);
    }

    /** The partner knows both secrets before the second is put in use. */
    @Test
    void noCallIsLostWhileAnotherSecretTakesOver() {
        Map<String, byte[]> known = Map.of("offers/v1/1", FIRST, "offers/v1/2", SECOND);
        upstream.behaviour = (request, out) ->
                out.write(isKnown(request, known) ? RawUpstream.ok("{\"ok\":true}") : RawUpstream.answer(401, "", ""));
        share("offers/v1/1", FIRST);
        CompletableFuture<Void> rotation = CompletableFuture.runAsync(() -> {
            while (upstream.received.size() < 20) {
                Thread.onSpinWait();
            }
            share("offers/v1/2", SECOND);
        });

        while (!rotation.isDone()) {
            assertThat(post(TEA).statusCode()).isEqualTo(200);
        }
        assertThat(post(TEA).statusCode()).isEqualTo(200);
        assertThat(received("/base/offers").keyId()).isEqualTo("offers/v1/2");
        assertThat(upstream.received.get(0).header("Signature-Input").orElseThrow())
                .contains("offers/v1/1");
    }

    @Test
    void anApiThatIsToBeSignedByASecretCannotBeServedWithoutOne() {
        policy.signing = Signing.HMAC_SHA256;
        policy.signingSecret = Optional.empty();

        assertThatThrownBy(() -> gateway.host(policy, upstream))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signingSecret");
    }

    private void share(String keyId, byte[] secret) {
        policy.signing = Signing.HMAC_SHA256;
        policy.signingSecret = Optional.of(new SigningSecret(keyId, secret));
        gateway.host(policy, upstream);
    }

    private static HttpResponse<String> post(String body) {
        return gateway.post("/offers/v1/offers", body, "Content-Type", "application/json");
    }

    private static RawUpstream.Received last() {
        return upstream.received.get(upstream.received.size() - 1);
    }

    private static ReceivedSignature received(String target) {
        return signature(last(), target);
    }

    private static ReceivedSignature signature(RawUpstream.Received call, String target) {
        return ReceivedSignature.of(
                call.method(),
                "http://127.0.0.1:" + upstream.port() + target,
                name -> call.header(name).orElse(null));
    }

    private static boolean isKnown(RawUpstream.Received call, Map<String, byte[]> secrets) {
        try {
            ReceivedSignature signature = signature(call, call.target());
            byte[] secret = secrets.get(signature.keyId());
            return secret != null && signature.isMadeWith(secret);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] secret(int filling) {
        byte[] bytes = new byte[SigningSecret.BYTES];
        Arrays.fill(bytes, (byte) filling);
        return bytes;
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As it is published: RFC 8037, and RFC 8032 §5.1.2: y, the least byte first, the lowest bit of x in the highest place. */
    private static PublicKey publishedKey() throws GeneralSecurityException {
        JsonObject key =
                new JsonObject(gateway.key.publicKeys()).getJsonArray("keys").getJsonObject(0);
        byte[] encoded = Base64.getUrlDecoder().decode(key.getString("x"));
        byte[] bigEndian = new byte[encoded.length];
        IntStream.range(0, encoded.length).forEach(i -> bigEndian[i] = encoded[encoded.length - 1 - i]);
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
    }
}
