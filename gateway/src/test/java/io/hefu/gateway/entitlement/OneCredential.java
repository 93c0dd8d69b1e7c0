package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.identity.CredentialId;
import io.hefu.gateway.entitlement.Staleness.Choice;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A portal that knows one credential, whose configuration never changes. */
public record OneCredential(Supplier<Entitlement> entitlement) implements Entitlements {

    /** Remembered by a gateway for which no time passes. */
    public KnownEntitlements known() {
        return new KnownEntitlements(this, () -> 0, new Staleness(Duration.ZERO, Choice.SERVE), 10);
    }

    @Override
    public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
        Entitlement one = entitlement.get();
        return CompletableFuture.completedStage(credentials.contains(one.credential()) ? List.of(one) : List.of());
    }

    @Override
    public CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size) {
        throw new AssertionError("nothing is read ahead");
    }

    @Override
    public CompletionStage<EntitlementChanges> changesSince(long version) {
        throw new AssertionError("the configuration is not followed");
    }
}
