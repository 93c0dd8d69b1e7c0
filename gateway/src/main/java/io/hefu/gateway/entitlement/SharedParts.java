package io.hefu.gateway.entitlement;

import com.github.benmanes.caffeine.cache.Interner;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Grant;
import java.util.List;

/**
 * Lets entitlements share what is equal in them: the credentials of an application its grants, the applications of a plan
 * its limits. That keeps a million of them small.
 */
final class SharedParts {

    private final Interner<Object> parts = Interner.newWeakInterner();

    Entitlement shared(Entitlement entitlement) {
        return new Entitlement(
                entitlement.credential(),
                entitlement.secret(),
                entitlement.standing(),
                constraints(entitlement.constraints()),
                entitlement.environment(),
                one(entitlement.organisation()),
                one(entitlement.application()),
                one(List.copyOf(entitlement.grants().stream().map(this::grant).toList())));
    }

    private Grant grant(Grant grant) {
        return new Grant(
                grant.subscription(), one(grant.plan()), one(grant.apis()), one(grant.rateLimit()), one(grant.quota()));
    }

    private CredentialConstraints constraints(CredentialConstraints constraints) {
        return constraints.equals(CredentialConstraints.NONE) ? CredentialConstraints.NONE : constraints;
    }

    @SuppressWarnings("unchecked")
    private <T> T one(T part) {
        return (T) parts.intern(part);
    }
}
