package io.hefu.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.credential.AccessTokens.Verified;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.GatewayRefusal.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Tokens against keys that the identity provider publishes, withdraws, or cannot tell just now. */
class JwtAccessTokensTest {

    private final PublicJsonWebKey ours = key("ours");
    private final PublicJsonWebKey later = key("later");
    private final List<UniEmitter<? super String>> asked = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(1_800_000_000L);
    private final AccessTokens tokens = new JwtAccessTokens(
            new SigningKeys(() -> Uni.createFrom().emitter(asked::add), () -> now.getEpochSecond() * 1_000_000_000L),
            new AccessTokenRules("https://id.example", "hefu-api"),
            new AdjustableClock());

    @Test
    void theKeysAreFetchedOnceForAllThatWait() {
        String token = token(ours);
        List<CompletableFuture<Verified>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(verify(token));
        }

        publish(ours);

        assertThat(waiting).allSatisfy(verified -> assertThat(verified).isCompleted());
        assertThat(asked).hasSize(1);
        assertThat(verify(token(ours))).isCompleted();
        assertThat(asked).hasSize(1);
    }

    @Test
    void tokensWithKeysThatDoNotExistDoNotAskAgainAndAgain() {
        known(ours);

        for (int i = 0; i < 100; i++) {
            assertThat(refusal(verify(token(key("guess-" + i))))).isEqualTo(new Unauthenticated(Cause.UNKNOWN));
        }

        assertThat(asked).hasSize(1);
    }

    @Test
    void aNewKeyIsTakenWithinTenSeconds() {
        known(ours);
        now = now.plusSeconds(10);

        CompletableFuture<Verified> verified = verify(token(later));
        publish(ours, later);

        assertThat(verified).isCompleted();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aWithdrawnKeyIsForgottenWithinMinutes() {
        known(ours, later);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(verify(token(later))).isCompleted();

        publish(ours);

        CompletableFuture<Verified> afterwards = verify(token(later));
        assertThat(refusal(afterwards)).isEqualTo(new Unauthenticated(Cause.UNKNOWN));
    }

    @Test
    void knownKeysStayInForceWhileTheProviderIsAway() {
        known(ours);
        for (int minutes = 0; minutes < 60; minutes++) {
            now = now.plusSeconds(60);
            assertThat(verify(token(ours))).isCompleted();
            asked.forEach(request -> request.fail(new IllegalStateException("refused")));
        }
    }

    @Test
    void withoutAnyKeyItCannotBeToldAndIsAskedAgainAfterASecond() {
        CompletableFuture<Verified> first = verify(token(ours));
        asked.get(0).fail(new IllegalStateException("connection refused"));
        assertThat(refusal(first)).isInstanceOf(Unavailable.class);
        assertThat(refusal(verify(token(ours)))).isInstanceOf(Unavailable.class);
        assertThat(asked).hasSize(1);

        now = now.plusSeconds(1);
        CompletableFuture<Verified> again = verify(token(ours));
        publish(ours);

        assertThat(again).isCompleted();
    }

    @Test
    void aRememberedTokenStillExpires() {
        known(ours);
        String token = token(ours);
        assertThat(verify(token)).isCompleted();

        now = now.plusSeconds(300);

        assertThat(refusal(verify(token))).isEqualTo(new Unauthenticated(Cause.EXPIRED));
    }

    @Test
    void whatIsNotSignedByThePublishedKeyIsRefused() {
        known(ours);
        String token = token(ours);
        String[] parts = token.split("\\.");
        PublicJsonWebKey impostor = key("ours");

        for (String forged : List.of(
                token(impostor),
                parts[0] + "." + parts[1] + "x." + parts[2],
                parts[0] + "." + parts[1] + ".",
                unsigned(),
                signedWithThePublicKeyAsSecret(),
                "not a token",
                "a.b.c",
                token + "." + parts[2],
                "x".repeat(9_000))) {
            assertThat(refusal(verify(forged))).as(forged).isEqualTo(new Unauthenticated(Cause.UNKNOWN));
        }
    }

    private CompletableFuture<Verified> verify(String token) {
        return Uni.createFrom().deferred(() -> tokens.verify(token)).subscribeAsCompletionStage();
    }

    private static Refusal refusal(CompletableFuture<Verified> verified) {
        assertThat(verified).isCompletedExceptionally();
        var failure = catchThrowableOfType(CompletionException.class, verified::join);
        return ((RefusedException) failure.getCause()).refusal();
    }

    /** Lets the keys be fetched. */
    private void known(PublicJsonWebKey... keys) {
        verify(token(keys[0]));
        publish(keys);
    }

    private void publish(PublicJsonWebKey... keys) {
        asked.get(asked.size() - 1).complete(new JsonWebKeySet(keys).toJson());
    }

    private String token(PublicJsonWebKey key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        return compact(token);
    }

    private String unsigned() {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        token.setKeyIdHeaderValue("ours");
        return compact(token);
    }

    private String signedWithThePublicKeyAsSecret() {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKeyIdHeaderValue("ours");
        token.setKey(new HmacKey(ours.getPublicKey().getEncoded()));
        return compact(token);
    }

    private String compact(JsonWebSignature token) {
        JwtClaims claims = new JwtClaims();
        Map.of(
                        "iss", "https://id.example",
                        "aud", "hefu-api",
                        "typ", "Bearer",
                        "azp", "hefu-live-1",
                        "exp", now.getEpochSecond() + 300)
                .forEach(claims::setClaim);
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static PublicJsonWebKey key(String id) {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private final class AdjustableClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
