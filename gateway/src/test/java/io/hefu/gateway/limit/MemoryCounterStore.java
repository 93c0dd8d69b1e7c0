package io.hefu.gateway.limit;

import io.hefu.gateway.limit.LeaseStore.Lease;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Counters as PostgreSQL keeps them, in memory; and a lever that takes them away. */
final class MemoryCounterStore implements CounterStore {

    final Map<String, Long> used = new HashMap<>();
    volatile boolean away;
    volatile boolean usedUp;
    volatile Duration slowness = Duration.ZERO;
    int questions;

    @Override
    public synchronized Uni<Lease> lease(GaugeKey key, LocalDate firstDay, long wanted, long owed, long most) {
        if (away) {
            return Uni.createFrom().failure(new IllegalStateException("away"));
        }
        questions++;
        if (usedUp) {
            return Uni.createFrom().item(new Lease(0, 0));
        }
        long before = Math.max(0, used.getOrDefault(name(key, firstDay), 0L) + owed);
        long granted = Math.min(wanted, Math.max(0, most - before));
        used.put(name(key, firstDay), before + granted);
        Uni<Lease> lease = Uni.createFrom().item(new Lease(granted, Math.max(0, most - before - granted)));
        return slowness.isZero() ? lease : lease.onItem().delayIt().by(slowness);
    }

    @Override
    public Uni<Void> forgetBefore(LocalDate day) {
        throw new AssertionError("no test here waits for that long");
    }

    synchronized long used(String name) {
        return used.getOrDefault(name, 0L);
    }

    private static String name(GaugeKey key, LocalDate firstDay) {
        return key.level() + " " + key.kind() + " " + firstDay;
    }
}
