package io.hefu.billing.settlement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Keeps the settlement going while the process runs: one step after the other, a pause when none can be taken. */
@Singleton
class SettlementSchedule {

    private static final Logger LOG = Logger.getLogger(SettlementSchedule.class);

    private final SettlementStore settlement;
    private final SettlementConfig config;
    private final AtomicBoolean failing = new AtomicBoolean();
    private Cancellable rounds = () -> {};

    SettlementSchedule(SettlementStore settlement, SettlementConfig config) {
        this.settlement = settlement;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        rounds = Uni.createFrom()
                .deferred(this::allSteps)
                .repeat()
                .withDelay(config.every())
                .indefinitely()
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent stopping) {
        rounds.cancel();
    }

    private Uni<Boolean> allSteps() {
        return Uni.createFrom()
                .completionStage(settlement::advance)
                .repeat()
                .whilst(taken -> taken)
                .collect()
                .last()
                .invoke(this::goesOn)
                .onFailure()
                .invoke(this::hasToWait)
                .onFailure()
                .recoverWithItem(false);
    }

    /** Said once: the next round comes in a moment and would only repeat it. */
    private void hasToWait(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.error("settlement has to wait; it is tried again until it succeeds", failure);
        }
    }

    private void goesOn() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("settlement goes on");
        }
    }
}
