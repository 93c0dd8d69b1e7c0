package io.hefu.gateway.entitlement;

import com.github.benmanes.caffeine.cache.Interner;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Grant;

/** Lets entitlements share what they have from their plan, which is equal in a million of them. */
final class SharedParts {

    private final Interner<Object> parts = Interner.newWeakInterner();

    Entitlement shared(Entitlement entitlement) {
        return new Entitlement(
                entitlement.credential(),
                entitlement.secret(),
                entitlement.proof(),
                entitlement.standing(),
                constraints(entitlement.constraints()),
                entitlement.environment(),
                entitlement.organisation(),
                entitlement.application(),
                entitlement.grants().stream().map(this::grant).toList());
    }

    private Grant grant(Grant grant) {
        return new Grant(
                grant.subscription(),
                one(grant.plan()),
                one(grant.apis()),
                one(grant.limits().stream().map(this::one).toList()),
                one(grant.weights()),
                grant.withoutStore());
    }

    private CredentialConstraints constraints(CredentialConstraints constraints) {
        return constraints.equals(CredentialConstraints.NONE) ? CredentialConstraints.NONE : constraints;
    }

    @SuppressWarnings("unchecked")
    private <T> T one(T part) {
        return (T) parts.intern(part);
    }
}
