package io.hefu.rights.redemption;

import io.hefu.rights.redemption.FulfilmentStore.Due;
import io.hefu.rights.redemption.RedemptionState.Processing;
import io.hefu.rights.supplier.RightsSupplier;
import io.hefu.rights.supplier.RightsSuppliers;
import io.hefu.rights.supplier.SupplierAnswer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Brings open redemptions to an end: orders what is not known to be ordered, asks after what is, again and again until the
 * supplier has spoken. All it needs to know is in the database, so a crash only delays it, and several nodes share the work.
 */
@Singleton
public class FulfilmentWorker {

    /** Requests to suppliers under way at once, on this node. */
    private static final int MOST_AT_ONCE = 200;

    private static final int BATCH = 20;

    /** Longer than a request to a supplier may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger log = Logger.getLogger(FulfilmentWorker.class);

    private final FulfilmentStore redemptions;
    private final RightsSuppliers suppliers;
    private final RetryPlan retries;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    public FulfilmentWorker(
            FulfilmentStore redemptions, RightsSuppliers suppliers, RandomGenerator random, Clock clock) {
        this.redemptions = redemptions;
        this.suppliers = suppliers;
        this.retries = new RetryPlan(random);
        this.clock = clock;
    }

    /** Begins now, without waiting for the schedule or for the result. */
    void wake() {
        work().subscribe().with(done -> {}, failure -> log.warnf("Redemptions wait: %s", failure.getMessage()));
    }

    /** Runs beside itself: a slow supplier holds up only what was asked of it. */
    @Scheduled(every = "1s")
    Uni<Void> work() {
        if (!room.tryAcquire(BATCH)) {
            return Uni.createFrom().voidItem();
        }
        return redemptions
                .takeDue(clock.instant(), LEASE, BATCH)
                .onFailure()
                .invoke(() -> room.release(BATCH))
                .invoke(due -> room.release(BATCH - due.size()))
                .flatMap(due -> fulfil(due)
                        .flatMap(done -> due.size() < BATCH ? Uni.createFrom().voidItem() : work()));
    }

    private Uni<Void> fulfil(List<Due> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(due -> fulfil(due).eventually(() -> room.release()))
                .merge(BATCH)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> fulfil(Due due) {
        return Uni.createFrom()
                .completionStage(() -> turnToSupplier(due))
                .flatMap(answer -> advance(due, answer))
                .onFailure()
                .recoverWithUni(failure -> {
                    log.debugf(
                            "Redemption %s: no answer, %s",
                            due.id(), failure.getClass().getSimpleName());
                    return redemptions.postpone(due.id(), nextAttempt(due));
                })
                .onFailure()
                .invoke(failure -> log.warnf("Redemption %s waits: %s", due.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private CompletionStage<SupplierAnswer> turnToSupplier(Due due) {
        RightsSupplier supplier = suppliers.of(due.environment());
        return due.state() instanceof Processing ? supplier.place(due.order()) : supplier.ask(due.order());
    }

    private Uni<Void> advance(Due due, SupplierAnswer answer) {
        RedemptionState next = due.state().after(answer, due.order().fulfilment(), clock.instant());
        return redemptions.advance(due.id(), next, nextAttempt(due));
    }

    private Instant nextAttempt(Due due) {
        return clock.instant().plus(retries.pauseAfter(due.attempts()));
    }
}
