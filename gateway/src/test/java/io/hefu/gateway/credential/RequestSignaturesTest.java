package io.hefu.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.entitlement.SignatureKey.Algorithm;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.entitlement.Staleness;
import io.hefu.gateway.entitlement.Staleness.Choice;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.GatewayRefusal.Unavailable;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.RequestSource;
import io.hefu.gateway.signature.Component;
import io.hefu.gateway.signature.IncomingMessage;
import io.hefu.gateway.signature.SignatureBase;
import io.hefu.gateway.signature.SignatureParameters;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RequestSignaturesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final String KEY_ID = "hefu-sig-live-1";

    private final KeyPair pair = ed25519();
    private final Set<String> taken = new HashSet<>();
    private boolean noncesBroken;
    private final RequestSignatures signatures = new RequestSignatures(
            new KnownEntitlements(new OneKey(), () -> 0, new Staleness(Duration.ZERO, Choice.SERVE), 10),
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
        Sent request = signed();
        verified(request);

        assertThat(refusal(request)).isEqualTo(new Unauthenticated(Cause.SIGNATURE));
    }

    @Test
    void whatItCoversCannotBeChanged() {
        for (var change : List.<Consumer<Sent>>of(
                sent -> sent.method = "DELETE",
                sent -> sent.target = "https://api.example/echo/v1/said?loud=no",
                sent -> sent.target = "https://other.example/echo/v1/said?loud=yes",
                sent -> sent.fields.put("x-amount", "2"))) {
            Sent request = signed();
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
        Sent request = signed();
        request.fields.remove("x-amount");

        assertThat(refusal(request)).isEqualTo(new Unauthenticated(Cause.SIGNATURE_INCOMPLETE));
    }

    @Test
    void aMalformedSignatureIsTold() {
        Sent request = signed();
        request.fields.put("signature", "sig=:not base64:");

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

    private Sent signed() {
        return sign(KEY_ID, NOW, "ed25519");
    }

    private Sent sign(String keyId, Instant created, String algorithm) {
        Sent request = new Sent();
        request.fields.put("x-amount", "1");
        SignatureParameters parameters = new SignatureParameters(
                List.of(Component.of("@method"), Component.of("@target-uri"), Component.of("x-amount")),
                List.of(
                        Map.entry("created", created.getEpochSecond()),
                        Map.entry("keyid", keyId),
                        Map.entry("nonce", "0123456789abcdef"),
                        Map.entry("alg", algorithm)));
        String base = SignatureBase.of(new IncomingMessage(request), parameters);
        request.fields.put("signature-input", "sig=" + parameters.serialized());
        request.fields.put("signature", "sig=:" + Base64.getEncoder().encodeToString(signature(base)) + ":");
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

    private final class OneKey implements Entitlements {

        @Override
        public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
            Entitlement entitlement = new Entitlement(
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
            return CompletableFuture.completedStage(
                    credentials.contains(entitlement.credential()) ? List.of(entitlement) : List.of());
        }

        @Override
        public CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size) {
            throw new AssertionError("no test here reads ahead");
        }

        @Override
        public CompletionStage<EntitlementChanges> changesSince(long version) {
            throw new AssertionError("no test here changes the configuration");
        }
    }

    private static final class Sent implements IncomingRequest {

        private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String method = "POST";
        private String target = "https://api.example/echo/v1/said?loud=yes";

        @Override
        public String method() {
            return method;
        }

        @Override
        public String path() {
            return "/echo/v1/said";
        }

        @Override
        public String targetUri() {
            return target;
        }

        @Override
        public Map<String, String> query() {
            return Map.of();
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        @Override
        public List<String> headers(String name) {
            return header(name).map(List::of).orElse(List.of());
        }

        @Override
        public Optional<CertificateThumbprint> clientCertificate() {
            return Optional.empty();
        }

        @Override
        public InetAddress remoteAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public Uni<byte[]> body() {
            return Uni.createFrom().item(new byte[0]);
        }

        @Override
        public boolean isCollected() {
            return false;
        }

        @Override
        public long declaredLength() {
            return 0;
        }

        @Override
        public long bodyLimitBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public RequestSource source() {
            throw new AssertionError("no test here passes requests on");
        }
    }
}
