package io.hefu.gateway.credential;

import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.IncomingRequest;
import java.util.Locale;
import java.util.Optional;

/** What a request brings to say who it is from. */
sealed interface PresentedCredential {

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
        Optional<String> bearer = request.header("Authorization")
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("bearer "))
                .map(header -> header.substring("bearer ".length()).trim());
        return bearer.or(() -> request.header("x-api-key").map(String::trim))
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
