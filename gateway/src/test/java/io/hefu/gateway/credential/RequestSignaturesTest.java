package io.hefu.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.entitlement.SignatureKey.Algorithm;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.entitlement.OneCredential;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.GatewayRefusal.Unavailable;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.SentRequest;
import io.hefu.gateway.signature.Component;
import io.hefu.gateway.signature.IncomingMessage;
import io.hefu.gateway.signature.SignatureBase;
import io.hefu.gateway.signature.SignatureParameters;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RequestSignaturesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final String KEY_ID = "hefu-sig-live-1";

    private final KeyPair pair = ed25519();
    private final Set<String> taken = new HashSet<>();
    private boolean noncesBroken;
    private final RequestSignatures signatures = new RequestSignatures(
            new OneCredential(this::entitlement).known(),
            (key, nonce, until) -> noncesBroken
                    ? Uni.createFrom().failure(new IllegalStateException("database away"))
                    : Uni.createFrom().item(taken.add(key + " " + nonce)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aGoodSignatureSaysWhoCalls() {
        assertThat(verified(signed()).credential()).isEqualTo(new CredentialId(KEY_ID));
    }

    @Test
    void theSameSignatureIsGoodOnce() {
        SentRequest request = signed();
        verified(request);

        assertThat(refusal(request)).isEqualTo(new Unauthenticated(Cause.SIGNATURE));
    }

    @Test
    void whatItCoversCannotBeChanged() {
        for (var change : List.<Consumer<SentRequest>>of(
                sent -> sent.method = "DELETE",
                sent -> sent.target = "/echo/v1/said?loud=no",
                sent -> sent.origin = "https://other.example",
                sent -> sent.headers.put("x-amount", "2"))) {
            SentRequest request = signed();
            change.accept(request);
            assertThat(refusal(request)).isEqualTo(new Unauthenticated(Cause.SIGNATURE));
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void oldFutureAndUnknownSignaturesAreToldAlike() {
        Unauthenticated refused = new Unauthenticated(Cause.SIGNATURE);

        assertThat(refusal(sign(KEY_ID, NOW.minusSeconds(301), "ed25519"))).isEqualTo(refused);
        assertThat(refusal(sign(KEY_ID, NOW.plusSeconds(301), "ed25519"))).isEqualTo(refused);
        assertThat(refusal(sign("hefu-sig-live-2", NOW, "ed25519"))).isEqualTo(refused);
        assertThat(refusal(sign("x".repeat(65), NOW, "ed25519"))).isEqualTo(refused);
        assertThat(refusal(sign(KEY_ID, NOW, "hmac-sha256"))).isEqualTo(refused);
        assertThat(taken).isEmpty();
    }

    @Test
    void aFieldThatIsCoveredAndAbsentIsTold() {
        SentRequest request = signed();
        request.headers.remove("x-amount");

        assertThat(refusal(request)).isEqualTo(new Unauthenticated(Cause.SIGNATURE_INCOMPLETE));
    }

    @Test
    void aMalformedSignatureIsTold() {
        SentRequest request = signed();
        request.headers.put("signature", "sig=:not base64:");

        assertThat(refusal(request)).isEqualTo(new Unauthenticated(Cause.SIGNATURE_INCOMPLETE));
    }

    @Test
    void whenNoncesCannotBeTakenNothingIsLetThrough() {
        noncesBroken = true;

        assertThat(refusal(signed())).isInstanceOf(Unavailable.class);
    }

    private Entitlement verified(IncomingRequest request) {
        return signatures.verify(request).await().indefinitely();
    }

    private Refusal refusal(IncomingRequest request) {
        var refused = catchThrowableOfType(RefusedException.class, () -> verified(request));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private SentRequest signed() {
        return sign(KEY_ID, NOW, "ed25519");
    }

    private SentRequest sign(String keyId, Instant created, String algorithm) {
        SentRequest request = new SentRequest("POST", "/echo/v1/said?loud=yes", "");
        request.headers.put("x-amount", "1");
        SignatureParameters parameters = new SignatureParameters(
                List.of(Component.of("@method"), Component.of("@target-uri"), Component.of("x-amount")),
                List.of(
                        Map.entry("created", created.getEpochSecond()),
                        Map.entry("keyid", keyId),
                        Map.entry("nonce", "0123456789abcdef"),
                        Map.entry("alg", algorithm)));
        String base = SignatureBase.of(new IncomingMessage(request), parameters);
        request.headers.put("signature-input", "sig=" + parameters.serialized());
        request.headers.put("signature", "sig=:" + Base64.getEncoder().encodeToString(signature(base)) + ":");
        return request;
    }

    private byte[] signature(String base) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(base.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Entitlement entitlement() {
        return new Entitlement(
                new CredentialId(KEY_ID),
                Optional.empty(),
                new ProofOfPossession(
                        Optional.empty(),
                        Optional.of(SignatureKey.of(
                                Algorithm.ED25519, pair.getPublic().getEncoded())),
                        false),
                Standing.ACTIVE,
                CredentialConstraints.NONE,
                Environment.LIVE,
                new OrganisationId(new UUID(0, 1)),
                new ApplicationId(new UUID(0, 2)),
                new ArrayList<>());
    }
}
