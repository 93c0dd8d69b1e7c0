package io.hefu.gateway.credential;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.gateway.credential.AccessTokens.Verified;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the claims of an access token must be, its signature being good: ours, for us, in its time, and an access token
 * rather than another kind. RFC 9068 §4, with Keycloak's {@code typ} claim.
 */
record AccessTokenRules(String issuer, String audience) {

    /** For clocks that differ. */
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    /** @throws io.hefu.core.refusal.RefusedException as unauthenticated */
    Verified verified(Map<String, Object> claims, Instant now) {
        Instant expiresAt = time(claims, "exp").orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN));
        require(issuer.equals(claims.get("iss")));
        require(texts(claims.get("aud")).contains(audience));
        require("Bearer".equals(claims.get("typ")));
        require(isPast(claims, "nbf", now) && isPast(claims, "iat", now));
        if (!now.isBefore(expiresAt)) {
            throw PresentedCredential.refused(Cause.EXPIRED);
        }
        return new Verified(
                text(claims, "azp")
                        .map(CredentialId::new)
                        .orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN)),
                Set.copyOf(List.of(text(claims, "scope").orElse("").split(" "))),
                text(claims, "phone_number").filter(PhoneNumber::isValid).map(PhoneNumber::new),
                boundTo(claims),
                expiresAt);
    }

    private static Optional<CertificateThumbprint> boundTo(Map<String, Object> claims) {
        if (!(claims.get("cnf") instanceof Map<?, ?> confirmation)) {
            require(!claims.containsKey("cnf"));
            return Optional.empty();
        }
        // A token that demands a proof we do not know must not pass as one that demands none.
        require(confirmation.get("x5t#S256") instanceof String);
        try {
            return Optional.of(new CertificateThumbprint((String) confirmation.get("x5t#S256")));
        } catch (IllegalArgumentException malformed) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
    }

    private static boolean isPast(Map<String, Object> claims, String name, Instant now) {
        return time(claims, name).map(time -> !time.isAfter(now.plus(LEEWAY))).orElse(true);
    }

    private static Optional<Instant> time(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static Collection<?> texts(Object claim) {
        return claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
    }

    private static void require(boolean met) {
        if (!met) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
    }
}
