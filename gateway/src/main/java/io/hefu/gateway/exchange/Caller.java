package io.hefu.gateway.exchange;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.identity.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as authentication found.
 *
 * @param scopes what the access token allows; empty for API keys, which may do all that their application may
 * @param subscriber whom a 3-legged access token speaks for
 */
public record Caller(Entitlement entitlement, Optional<Set<String>> scopes, Optional<PhoneNumber> subscriber) {

    /** The application with an API key. */
    public static Caller withKey(Entitlement entitlement) {
        return new Caller(entitlement, Optional.empty(), Optional.empty());
    }

    public boolean mayUse(String scope) {
        return scopes.map(allowed -> allowed.contains(scope)).orElse(true);
    }
}
