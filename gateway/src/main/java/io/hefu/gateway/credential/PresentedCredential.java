package io.hefu.gateway.credential;

import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.IncomingRequest;
import java.util.Optional;

/** What a request brings to say who it is from. */
sealed interface PresentedCredential {

    /** RFC 6750 §2.1; the scheme in any case, RFC 9110 §11.1. */
    String BEARER = "Bearer ";

    record Key(ApiKey key) implements PresentedCredential {}

    /** A JWT of the identity provider, not yet verified. */
    record AccessToken(String token) implements PresentedCredential {
        @Override
        public String toString() {
            return "AccessToken";
        }
    }

    /**
     * From {@code Authorization: Bearer …} (RFC 6750 §2.1), where both kinds may stand, or {@code x-api-key}. Refused when
     * a key is not whole; empty when nothing was presented.
     */
    static Optional<PresentedCredential> find(IncomingRequest request) {
        return request.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).trim())
                .or(() -> request.header("x-api-key").map(String::trim))
                .filter(text -> !text.isEmpty())
                .map(PresentedCredential::of);
    }

    private static PresentedCredential of(String presented) {
        if (!presented.startsWith("hefu_")) {
            return new AccessToken(presented);
        }
        return new Key(ApiKey.parse(presented).orElseThrow(() -> refused(Unauthenticated.Cause.MALFORMED_KEY)));
    }

    static RefusedException refused(Unauthenticated.Cause cause) {
        return new RefusedException(new Unauthenticated(cause));
    }
}
