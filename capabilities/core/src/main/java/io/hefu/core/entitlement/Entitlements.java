package io.hefu.core.entitlement;

import io.hefu.core.identity.CredentialId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where entitlements come from. Kept by the portal, read and remembered by the gateway. */
public interface Entitlements {

    /** By an API key's public id or an OAuth 2 client id; revoked and suspended ones included, unknown ones empty. */
    CompletionStage<Optional<Entitlement>> of(CredentialId credential);

    /**
     * What has changed since a version of the configuration. Asked several times a second, so cheap when nothing has.
     *
     * @param version the last one seen; -1 to learn the current one, with no changes listed
     */
    CompletionStage<EntitlementChanges> changesSince(long version);
}
