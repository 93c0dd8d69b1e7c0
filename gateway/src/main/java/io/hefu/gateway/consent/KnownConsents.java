package io.hefu.gateway.consent;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hefu.core.consent.Consents;
import io.hefu.core.consent.Purpose;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Consents in force, remembered so that a busy application does not ask for each call. Forgotten as soon as the
 * configuration says that one of the application's changed, and asked about again in the background from time to time, to
 * notice those that expire. Only a consent is remembered: its absence is asked anew, so that giving one takes effect at
 * once. While the portal's database is away, what is known stays in force for a while; withdrawing is not possible then
 * either.
 */
public final class KnownConsents {

    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int MOST = 1_000_000;

    private final AsyncLoadingCache<Key, Boolean> inForce;

    public KnownConsents(Consents source, Ticker ticker) {
        this.inForce = Caffeine.newBuilder()
                .refreshAfterWrite(ASKED_AGAIN_AFTER)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .maximumSize(MOST)
                .ticker(ticker)
                .buildAsync((key, executor) -> ask(source, key));
    }

    private record Key(PhoneNumber subscriber, ApplicationId application, Purpose purpose) {}

    Uni<Boolean> inForce(PhoneNumber subscriber, ApplicationId application, Purpose purpose) {
        return Uni.createFrom()
                .completionStage(() -> inForce.get(new Key(subscriber, application, purpose)))
                .map(Boolean.TRUE::equals);
    }

    /** Forgets the consents given to applications of which something changed, those being asked about included. */
    public void forget(EntitlementChanges changes) {
        if (!changes.applications().isEmpty()) {
            inForce.asMap().keySet().removeIf(key -> changes.applications().contains(key.application()));
        }
    }

    /** A cache keeps no null: what is not given is not remembered. */
    private static CompletableFuture<Boolean> ask(Consents source, Key key) {
        return source.inForce(key.subscriber(), key.application(), key.purpose())
                .thenApply(given -> given ? Boolean.TRUE : null)
                .toCompletableFuture();
    }
}
