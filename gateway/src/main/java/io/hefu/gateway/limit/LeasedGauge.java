package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.gateway.limit.LeaseStore.Lease;
import io.hefu.gateway.node.LiveNodes;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A limit that nodes have in common. Calls take from what this node has leased; before that is used up more is leased in
 * the background; only a call that finds nothing waits for the store, and all such calls wait for one question together.
 * What a node holds idle for a second it gives back, but for what its terms let it keep.
 */
final class LeasedGauge implements Gauge {

    /** No question waits longer for a store; a call that came while one was under way may wait for the next, too. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    private final LeaseStore store;
    private final LeaseTerms terms;
    private final StoreHealth health;
    private final LiveNodes nodes;
    private final LongSupplier clockMillis;
    private final Consumer<LeasedGauge> awoken;

    private final AtomicLong held = new AtomicLong();
    private final LongAdder used = new LongAdder();
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Waiting> served = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile boolean isMoreWanted;
    private volatile Limit limit;
    private volatile long left;
    private volatile long askedAtMillis;
    private volatile long usedLastSecond;
    private volatile long exhaustedUntilMillis;
    private volatile @Nullable OutageShare share;

    LeasedGauge(
            Limit limit,
            LeaseStore store,
            LeaseTerms terms,
            StoreHealth health,
            LiveNodes nodes,
            LongSupplier clockMillis,
            Consumer<LeasedGauge> awoken) {
        this.limit = limit;
        this.left = limit.most();
        this.store = store;
        this.terms = terms;
        this.health = health;
        this.nodes = nodes;
        this.clockMillis = clockMillis;
        this.awoken = awoken;
    }

    private record Waiting(long amount, CompletableFuture<Void> answered) {}

    @Override
    public Taken take(long amount, WithoutStore withoutStore, long nowMillis) {
        while (true) {
            long here = held.get();
            if (here < amount) {
                return takeWithoutLease(amount, withoutStore, nowMillis);
            }
            if (held.compareAndSet(here, here - amount)) {
                used.add(amount);
                wake();
                if (here - amount < ahead() / 2 && nowMillis >= exhaustedUntilMillis && !health.isAway()) {
                    askForMore();
                }
                return Taken.TAKEN;
            }
        }
    }

    private Taken takeWithoutLease(long amount, WithoutStore withoutStore, long nowMillis) {
        if (!health.isAway()) {
            return nowMillis < exhaustedUntilMillis ? Taken.REFUSED : Taken.ASK;
        }
        if (health.isTimeToProbe(nowMillis)) {
            waiting.add(new Waiting(amount, new CompletableFuture<>()));
            askForMore();
        }
        // What several nodes left uncounted could be spent twice.
        boolean isOthersToo = limit.kind().isMoney() && nodes.mostLately() > 1;
        if (withoutStore == WithoutStore.REFUSE || isOthersToo) {
            return Taken.NO_STORE;
        }
        return share().take(amount) ? Taken.TAKEN : Taken.REFUSED;
    }

    private synchronized OutageShare share() {
        OutageShare open = share;
        if (open == null) {
            open = terms.outageShare(limit, left, nodes.mostLately());
            share = open;
            wake();
        }
        return open;
    }

    @Override
    public Uni<Void> ask(long amount) {
        CompletableFuture<Void> answered = new CompletableFuture<Void>()
                .completeOnTimeout(null, PATIENCE.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        Waiting mine = new Waiting(amount, answered);
        waiting.add(mine);
        askForMore();
        return Uni.createFrom().completionStage(mine.answered());
    }

    private void askForMore() {
        isMoreWanted = true;
        work();
    }

    /**
     * Serves who was answered and asks for who waits, one thread at a time: who comes meanwhile, or from within, leaves a
     * turn to it. So no stack grows with the calls that wait.
     */
    private void work() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int taken = 1;
        do {
            for (Waiting one = served.poll(); one != null; one = served.poll()) {
                one.answered().complete(null);
            }
            if ((isMoreWanted || !waiting.isEmpty()) && asking.compareAndSet(false, true)) {
                question();
            }
            taken = turns.addAndGet(-taken);
        } while (taken != 0);
    }

    private void question() {
        List<Waiting> asked = new ArrayList<>();
        long demanded = 0;
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            asked.add(next);
            demanded += next.amount();
        }
        long here = held.get();
        long wanted = Math.max(0, Math.max(demanded - Math.min(0, here), ahead() - here));
        OutageShare settled = share;
        long owed = settled == null ? 0 : settled.owed();
        if (wanted == 0 && settled == null && asked.isEmpty()) {
            answered(asked);
            return;
        }
        lease(wanted, owed).whenComplete((lease, failure) -> {
            try {
                if (failure == null) {
                    health.answered();
                    takeIn(lease, wanted);
                    settle(settled, owed);
                } else {
                    health.failed();
                }
            } finally {
                answered(asked);
            }
        });
    }

    private void answered(List<Waiting> asked) {
        served.addAll(asked);
        isMoreWanted = false;
        asking.set(false);
        work();
    }

    /**
     * On the platform's own clock: nobody waits for ever because some executor has gone. What is granted after that is held
     * all the same, to be used or given back: money that nobody spent must not be lost.
     */
    private CompletableFuture<Lease> lease(long wanted, long owed) {
        CompletableFuture<Lease> leased = new CompletableFuture<>();
        try {
            store.lease(wanted, owed)
                    .subscribe()
                    .with(
                            lease -> {
                                if (!leased.complete(lease)) {
                                    held.addAndGet(lease.granted());
                                    wake();
                                }
                            },
                            leased::completeExceptionally);
        } catch (RuntimeException e) {
            leased.completeExceptionally(e);
        }
        return leased.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void takeIn(Lease lease, long wanted) {
        left = lease.left();
        askedAtMillis = clockMillis.getAsLong();
        if (lease.granted() < wanted) {
            exhaustedUntilMillis = askedAtMillis + terms.askAgainMillis(limit);
        }
        held.addAndGet(lease.granted());
    }

    /** What was taken of the share after it was counted is counted with the next question. */
    private synchronized void settle(@Nullable OutageShare settled, long counted) {
        if (settled != null && share == settled) {
            share = null;
            held.addAndGet(counted - settled.owed());
        }
    }

    private long ahead() {
        return terms.ahead(limit, usedLastSecond, left, nodes.count());
    }

    @Override
    public void giveBack(long amount) {
        held.addAndGet(amount);
        used.add(-amount);
        wake();
    }

    @Override
    public long remaining(long nowMillis) {
        return Math.min(limit.most(), Math.max(0, held.get()) + left(nowMillis));
    }

    /** In the store, as far as is known here. */
    private long left(long nowMillis) {
        return Math.max(0, left) + terms.refilled(limit, Math.max(0, nowMillis - askedAtMillis));
    }

    @Override
    public long resetSeconds(long nowMillis) {
        return terms.resetSeconds(limit, remaining(nowMillis), nowMillis);
    }

    @Override
    public long waitMillis(long amount, long nowMillis) {
        long here = held.get();
        if (here >= amount
                || nowMillis >= exhaustedUntilMillis && !health.isAway() && left(nowMillis) + here >= amount) {
            return 0;
        }
        return terms.waitMillis(limit, amount - here, nowMillis);
    }

    @Override
    public Optional<LocalDate> renewsOn() {
        return terms.renewsOn();
    }

    /** A changed limit starts from what the store has left of it. */
    @Override
    public void fit(Limit changed) {
        if (!changed.equals(limit)) {
            left = Math.max(0, left + changed.most() - limit.most());
            limit = changed;
            store.fit(changed);
            exhaustedUntilMillis = 0;
            giveBackHeld(0);
        }
    }

    private void wake() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            awoken.accept(this);
        }
    }

    /** Once a second while it is in use: until then it is not worth a look. */
    void tick(long nowMillis) {
        awake.set(false);
        long lately = used.sumThenReset();
        usedLastSecond = Math.max(0, lately);
        if (share != null && health.isTimeToProbe(nowMillis)) {
            askForMore();
        }
        if (lately > 0 || share != null) {
            wake();
        } else {
            giveBackHeld(terms.keptIdle(limit));
        }
    }

    @Override
    public Uni<Void> close() {
        long owed = share == null ? 0 : share().owed();
        return (owed == 0 ? Uni.createFrom().voidItem() : store.lease(0, owed).replaceWithVoid())
                .chain(() -> returned(held.getAndSet(0)));
    }

    private void giveBackHeld(long kept) {
        long idle = held.get() - kept;
        if (idle > 0 && held.compareAndSet(idle + kept, kept)) {
            returned(idle).subscribe().with(given -> {}, failure -> health.failed());
        }
    }

    /** What cannot be returned stays here. */
    private Uni<Void> returned(long amount) {
        if (amount <= 0) {
            return Uni.createFrom().voidItem();
        }
        left = left + amount;
        return Uni.createFrom()
                .deferred(() -> store.giveBack(amount))
                .onFailure()
                .invoke(failure -> {
                    held.addAndGet(amount);
                    wake();
                });
    }
}
