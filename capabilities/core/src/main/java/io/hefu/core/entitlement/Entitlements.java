package io.hefu.core.entitlement;

import io.hefu.core.identity.CredentialId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where entitlements come from. Kept by the portal, read and remembered by the gateway. */
public interface Entitlements {

    /**
     * By API keys' public ids and OAuth 2 client ids, all as they are at one moment; revoked and suspended ones included,
     * unknown ones missing.
     */
    CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials);

    /** Of one alone; empty when it is unknown. */
    default CompletionStage<Optional<Entitlement>> of(CredentialId credential) {
        return of(List.of(credential)).thenApply(found -> found.stream().findFirst());
    }

    /**
     * Those that are not revoked, a page at a time, in the order of their ids: for a gateway that has just begun and knows
     * nobody.
     *
     * @param after the last id of the page before; empty for the first page
     */
    CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size);

    /**
     * What has changed since a version of the configuration. Asked several times a second, so cheap when nothing has.
     *
     * @param version the last one seen; -1 to learn the current one, with no changes listed
     */
    CompletionStage<EntitlementChanges> changesSince(long version);
}
