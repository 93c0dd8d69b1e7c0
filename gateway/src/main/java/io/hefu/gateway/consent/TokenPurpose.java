package io.hefu.gateway.consent;

import io.hefu.core.consent.Purpose;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.GatewayRefusal;
import java.util.Optional;
import java.util.Set;

/**
 * The purpose that an access token was issued for: its scope {@code dpv:…}, at most one (CAMARA Security and
 * Interoperability Profile, "Purpose as a scope").
 */
final class TokenPurpose {

    private static final String PREFIX = "dpv:";

    private TokenPurpose() {}

    static Optional<Purpose> of(Caller caller) {
        String found = null;
        for (String scope : caller.scopes().orElse(Set.of())) {
            if (scope.startsWith(PREFIX)) {
                if (found != null) {
                    throw new RefusedException(GatewayRefusal.Plain.SEVERAL_PURPOSES);
                }
                found = scope;
            }
        }
        return Optional.ofNullable(found).map(Purpose::new);
    }
}
