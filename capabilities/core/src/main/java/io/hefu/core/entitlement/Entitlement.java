package io.hefu.core.entitlement;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.Optional;

/**
 * What the holder of a credential may do right now. A snapshot: the gateway keeps it until {@link EntitlementChanges} says
 * that it is out of date.
 *
 * @param secret what an API key's secret must hash to; empty for OAuth 2 clients, whom the identity provider vouches for,
 *     and for signature keys
 * @param proof what the caller must prove besides
 * @param constraints what the credential may not, though its application may
 * @param grants one for each active subscription in this environment
 */
public record Entitlement(
        CredentialId credential,
        Optional<SecretHash> secret,
        ProofOfPossession proof,
        Standing standing,
        CredentialConstraints constraints,
        Environment environment,
        OrganisationId organisation,
        ApplicationId application,
        List<Grant> grants) {

    /** Whether the credential and those it belongs to are in good standing. */
    public enum Standing {
        ACTIVE,
        REVOKED,
        SUSPENDED
    }

    public Entitlement {
        grants = List.copyOf(grants);
    }

    /** The grant under which this API may be called, if any. */
    public Optional<Grant> grantFor(ApiName api) {
        for (Grant grant : grants) {
            if (grant.apis().contains(api)) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }
}
