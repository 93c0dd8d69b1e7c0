package io.hefu.gateway.entitlement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The entitlements of the credentials that call here, remembered so that a call asks nobody, and kept true by following the
 * configuration's changes. While the configuration cannot be reached, what is known stays in force and unknown credentials
 * are refused as unavailable.
 *
 * <p>A changed entitlement is replaced, not dropped, and the version moves on only once every replacement is in: an
 * unreachable database can delay a revocation, it cannot lose one.
 */
public final class KnownEntitlements {

    /** How long a credential that does not exist is remembered, so that guessing does not reach the database each time. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);

    private static final int MOST_UNKNOWN = 100_000;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    private final Entitlements source;
    private final ConcurrentHashMap<CredentialId, Entitlement> known = new ConcurrentHashMap<>();
    private final Cache<CredentialId, Boolean> unknown;
    private volatile long version = -1;

    public KnownEntitlements(Entitlements source, Ticker ticker) {
        this.source = source;
        this.unknown = Caffeine.newBuilder()
                .expireAfterWrite(UNKNOWN_FOR)
                .maximumSize(MOST_UNKNOWN)
                .ticker(ticker)
                .build();
    }

    /** The credential's entitlement; empty when there is no such credential. */
    public Uni<Optional<Entitlement>> of(CredentialId credential) {
        Entitlement entitlement = known.get(credential);
        if (entitlement != null) {
            return Uni.createFrom().item(Optional.of(entitlement));
        }
        if (unknown.getIfPresent(credential) != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return read(credential)
                .onFailure()
                .transform(failure -> new RefusedException(new GatewayRefusal.Unavailable("The credential")));
    }

    /** Whether the configuration has been reached at least once. */
    public boolean isFollowing() {
        return version >= 0;
    }

    /** Takes in what changed since the last time. To be called one at a time, several times a second. */
    public Uni<EntitlementChanges> follow() {
        return Uni.createFrom()
                .completionStage(() -> source.changesSince(version))
                .call(changes -> changes.version() == version
                        ? Uni.createFrom().voidItem()
                        : replace(changes).invoke(() -> version = changes.version()));
    }

    private Uni<Void> replace(EntitlementChanges changes) {
        List<Uni<Optional<Entitlement>>> reads = known.values().stream()
                .filter(entitlement -> isTouchedBy(changes, entitlement))
                .map(entitlement -> read(entitlement.credential()))
                .toList();
        return reads.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(reads).andFailFast().replaceWithVoid();
    }

    /** The first look learns no more than the version: what was read before it may be out of date. */
    private boolean isTouchedBy(EntitlementChanges changes, Entitlement entitlement) {
        return version < 0
                || changes.applications().contains(entitlement.application())
                || entitlement.grants().stream()
                        .anyMatch(grant -> changes.plans().contains(grant.plan()));
    }

    /** Reads again when the configuration moved on meanwhile: what was read may be from before the change. */
    private Uni<Optional<Entitlement>> read(CredentialId credential) {
        long before = version;
        return Uni.createFrom()
                .completionStage(() -> source.of(credential))
                .ifNoItem()
                .after(READ_TIMEOUT)
                .fail()
                .invoke(found -> remember(credential, found))
                .chain(found -> version == before ? Uni.createFrom().item(found) : read(credential));
    }

    private void remember(CredentialId credential, Optional<Entitlement> found) {
        if (found.isPresent()) {
            known.put(credential, found.get());
        } else {
            known.remove(credential);
            unknown.put(credential, true);
        }
    }
}
