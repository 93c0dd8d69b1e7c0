package io.hefu.gateway.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * Access tokens as JWTs (RFC 9068), verified here against the identity provider's published keys: no request per call. What
 * was verified is remembered by its hash until the token expires, at most five minutes: a token used again costs a hash
 * instead of a signature. Whether its client may still call is the entitlement's matter, asked each time.
 */
final class JwtAccessTokens implements AccessTokens {

    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.EDDSA);

    private static final int LONGEST = 8 * 1024;
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final AccessTokenRules rules;
    private final Clock clock;
    private final Cache<ByteBuffer, Verified> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    JwtAccessTokens(SigningKeys keys, AccessTokenRules rules, Clock clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Uni<Verified> verify(String token) {
        if (token.length() > LONGEST) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
        ByteBuffer hash = hash(token);
        Verified known = remembered.getIfPresent(hash);
        if (known == null) {
            JsonWebSignature signed = read(token);
            return keys.find(keyId(signed))
                    .map(key -> verified(signed, key.orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN))))
                    .invoke(verified -> remembered.put(hash, verified));
        }
        if (!clock.instant().isBefore(known.expiresAt())) {
            throw PresentedCredential.refused(Cause.EXPIRED);
        }
        return Uni.createFrom().item(known);
    }

    private Verified verified(JsonWebSignature signed, Key key) {
        Instant now = clock.instant();
        try {
            signed.setKey(key);
            if (!signed.verifySignature()) {
                throw PresentedCredential.refused(Cause.UNKNOWN);
            }
            return rules.verified(JwtClaims.parse(signed.getPayload()).getClaimsMap(), now);
        } catch (JoseException | InvalidJwtException notOurs) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
    }

    private static JsonWebSignature read(String token) {
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(ALGORITHMS);
            signed.setCompactSerialization(token);
            return signed;
        } catch (JoseException malformed) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
    }

    private static String keyId(JsonWebSignature signed) {
        String id = signed.getKeyIdHeaderValue();
        if (id == null || id.length() > 128) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
        return id;
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
