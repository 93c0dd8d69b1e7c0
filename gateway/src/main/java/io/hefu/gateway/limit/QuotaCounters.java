package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Quota;
import io.hefu.core.identity.SubscriptionId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls per period. Counted in memory and exchanged with the database about once a second, so that counters survive a
 * restart and nodes see each other's: a crash, or another node, may let through as many calls above the quota as come in
 * that second. A counter used for the first time is read before it counts; if it cannot be read it starts at nothing and
 * catches up.
 */
public final class QuotaCounters {

    private static final Duration FIRST_READ_TIMEOUT = Duration.ofSeconds(1);

    private final QuotaStore store;
    private final Map<Key, QuotaCounter> counters = new ConcurrentHashMap<>();

    public QuotaCounters(QuotaStore store) {
        this.store = store;
    }

    private record Key(SubscriptionId subscription, QuotaPeriod period) {}

    /** The subscription's counter for the period of this instant. */
    Uni<QuotaCounter> counter(SubscriptionId subscription, Quota quota, Instant now) {
        Key key = new Key(subscription, QuotaPeriod.at(now, quota.period()));
        QuotaCounter counter = counters.get(key);
        if (counter != null) {
            return Uni.createFrom().item(counter);
        }
        return exchange(key, new QuotaCounter())
                .ifNoItem()
                .after(FIRST_READ_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithItem(new QuotaCounter())
                .map(read -> {
                    QuotaCounter first = counters.putIfAbsent(key, read);
                    return first == null ? read : first;
                });
    }

    /** Writes down what was counted, and forgets the counters of periods that are over. */
    public Uni<Void> exchangeAll(Instant now) {
        counters.keySet().stream()
                .filter(key -> isOver(key, now) && counters.get(key).unwritten() == 0)
                .forEach(counters::remove);
        return Multi.createFrom()
                .iterable(counters.entrySet())
                .filter(entry -> entry.getValue().unwritten() > 0)
                .onItem()
                .transformToUniAndConcatenate(entry -> exchange(entry.getKey(), entry.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<QuotaCounter> exchange(Key key, QuotaCounter counter) {
        long delta = counter.unwritten();
        return store.add(key.subscription(), key.period(), delta)
                .invoke(total -> counter.wrote(delta, total))
                .replaceWith(counter);
    }

    private static boolean isOver(Key key, Instant now) {
        return !QuotaPeriod.at(now, key.period().period()).equals(key.period());
    }
}
