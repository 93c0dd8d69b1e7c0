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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The entitlements of the credentials that call here, remembered so that a call asks nobody, and kept true by following the
 * configuration's changes. While the configuration cannot be reached, what is known stays in force and unknown credentials
 * are refused as unavailable.
 *
 * <p>A change to an application replaces what is known of its credentials, and the version moves on only once every
 * replacement is in: an unreachable database can delay a revocation, it cannot lose one, and a node that says it has
 * applied a version accepts nothing that the version revoked. A change to a plan, which may concern a million credentials,
 * makes each of them be read again before its next use. Following costs what changed, never what is known.
 */
public final class KnownEntitlements {

    /** How long a credential that does not exist is remembered, so that guessing does not reach the database each time. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);

    private static final int MOST_UNKNOWN = 100_000;

    /** A node that has not reached the configuration for longer is not ready. */
    private static final Duration CURRENT_FOR = Duration.ofSeconds(5);

    private static final Duration PLAN_READ_TIMEOUT = Duration.ofMillis(500);
    private static final Duration PLAN_READ_PAUSE = Duration.ofSeconds(1);

    private static final int BYTES_EACH = 600;
    private static final int PAGE_SIZE = 1_000;

    private final Entitlements source;
    private final Ticker ticker;
    private final Staleness staleness;
    private final Remembered known;
    private final Cache<CredentialId, Boolean> unknown;
    private final SharedParts parts = new SharedParts();
    private final EntitlementReads reads;

    /** To be written, and asked about reads, under its own lock, and so that nothing is remembered behind its back. */
    private final SeenChanges seen = new SeenChanges();

    private volatile long applied = -1;
    private volatile long followedAtNanos;

    /** @param mostKnown how many credentials are remembered; of more, those that call seldom are read again */
    public KnownEntitlements(Entitlements source, Ticker ticker, Staleness staleness, long mostKnown) {
        this.source = source;
        this.ticker = ticker;
        this.staleness = staleness;
        this.followedAtNanos = ticker.read();
        this.known = new Remembered(mostKnown);
        this.unknown = Caffeine.newBuilder()
                .expireAfterWrite(UNKNOWN_FOR)
                .maximumSize(MOST_UNKNOWN)
                .ticker(ticker)
                .build();
        this.reads = new EntitlementReads(source, seen::version, this::remember);
    }

    /** How many credentials may be remembered in so many bytes: each takes about 600, alone in its application. */
    public static long fittingInto(long bytes) {
        return Math.max(1_000, bytes / BYTES_EACH);
    }

    /** The credential's entitlement when it is at hand, which is the rule; null when {@link #of} must be asked. */
    public @Nullable Entitlement atHand(CredentialId credential) {
        requireFresh();
        Known found = known.get(credential);
        return found != null && mayServe(found) ? found.entitlement : null;
    }

    /** The credential's entitlement; empty when there is no such credential. */
    public Uni<Optional<Entitlement>> of(CredentialId credential) {
        requireFresh();
        Known found = known.get(credential);
        if (found != null) {
            return mayServe(found) ? Uni.createFrom().item(Optional.of(found.entitlement)) : withPlansOfNow(found);
        }
        if (unknown.getIfPresent(credential) != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(() -> reads.read(credential))
                .onFailure()
                .transform(failure -> unavailable());
    }

    /** Whether the configuration has been reached, and lately. */
    public boolean isCurrent() {
        return applied >= 0 && ticker.read() - followedAtNanos <= CURRENT_FOR.toNanos();
    }

    /** The version of the configuration that this node acts by; -1 before the first look. */
    public long version() {
        return applied;
    }

    /** Takes in what changed since the last time. To be called one at a time, several times a second. */
    public Uni<EntitlementChanges> follow() {
        return Uni.createFrom()
                .completionStage(() -> source.changesSince(applied))
                .call(changes -> changes.version() == applied
                        ? Uni.createFrom().voidItem()
                        : replace(see(changes)).invoke(() -> applied = changes.version()))
                .invoke(() -> followedAtNanos = ticker.read());
    }

    /**
     * Gets to know those who may call before they do, page by page, as long as there is room. What cannot be read is read
     * when it calls.
     */
    public Uni<Void> readAhead() {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<CredentialId>::new, this::readPage)
                .whilst(more -> more)
                .onItem()
                .ignoreAsUni();
    }

    /** @return whether there are more */
    private Uni<Boolean> readPage(AtomicReference<@Nullable CredentialId> last) {
        long asOf = seen.version();
        return Uni.createFrom()
                .completionStage(() -> source.page(Optional.ofNullable(last.get()), PAGE_SIZE))
                .map(page -> {
                    page.forEach(entitlement -> remember(entitlement.credential(), Optional.of(entitlement), asOf));
                    if (page.size() < PAGE_SIZE) {
                        return false;
                    }
                    last.set(page.get(page.size() - 1).credential());
                    return hasRoomForAPage();
                });
    }

    /** How many credentials are remembered. */
    public int size() {
        return known.size();
    }

    private boolean hasRoomForAPage() {
        synchronized (seen) {
            return known.hasRoomFor(PAGE_SIZE);
        }
    }

    /** The credentials that must be read again. The first look learns no more than the version: all is read again. */
    private Set<CredentialId> see(EntitlementChanges changes) {
        synchronized (seen) {
            seen.see(applied, changes);
            if (applied < 0) {
                known.clear();
                return Set.of();
            }
            return known.of(changes.applications());
        }
    }

    private Uni<Void> replace(Set<CredentialId> credentials) {
        if (credentials.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        CompletableFuture<?>[] replacements = credentials.stream()
                .map(credential -> reads.read(credential).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return Uni.createFrom().completionStage(CompletableFuture.allOf(replacements));
    }

    /** Under the lock that {@link #see} takes: a change is seen before what was read, or finds it remembered. */
    private boolean remember(CredentialId credential, Optional<Entitlement> read, long asOf) {
        synchronized (seen) {
            if (seen.overtook(asOf, read)) {
                return false;
            }
            if (read.isPresent()) {
                Entitlement entitlement = parts.shared(read.get());
                known.put(new Known(entitlement, asOf, ticker.read()));
            } else {
                known.remove(credential);
                unknown.put(credential, true);
            }
            return true;
        }
    }

    private boolean mayServe(Known found) {
        return seen.coverPlansOf(found) || ticker.read() - found.triedAgainAtNanos < 0;
    }

    /** A plan of it changed. When that cannot be read now, what is known stays in force until it can. */
    private Uni<Optional<Entitlement>> withPlansOfNow(Known found) {
        return Uni.createFrom()
                .completionStage(() -> reads.read(found.entitlement.credential()))
                .ifNoItem()
                .after(PLAN_READ_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithItem(() -> {
                    found.triedAgainAtNanos = ticker.read() + PLAN_READ_PAUSE.toNanos();
                    return Optional.of(found.entitlement);
                });
    }

    private void requireFresh() {
        if (staleness.choice() == Staleness.Choice.REFUSE
                && staleness.refusesAfterNanos(ticker.read() - followedAtNanos)) {
            throw unavailable();
        }
    }

    private static RefusedException unavailable() {
        return new RefusedException(new GatewayRefusal.Unavailable("The credential"));
    }
}
