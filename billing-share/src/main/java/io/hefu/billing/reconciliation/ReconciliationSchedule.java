package io.hefu.billing.reconciliation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does runs one after the other while the process lives, those first that another process has left. */
@Singleton
class ReconciliationSchedule {

    private static final Logger LOG = Logger.getLogger(ReconciliationSchedule.class);

    private final ReconciliationStore runs;
    private final ReconciliationConfig config;
    private Optional<Cancellable> round = Optional.empty();
    private volatile boolean waits;

    ReconciliationSchedule(ReconciliationStore runs, ReconciliationConfig config) {
        this.runs = runs;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        round = Optional.of(Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .completionStage(runs::runNext)
                        .repeat()
                        .whilst(any -> any)
                        .collect()
                        .last())
                .invoke(done -> waits = false)
                .onFailure()
                .invoke(this::goesOn)
                .onFailure()
                .recoverWithItem(false)
                .repeat()
                .withDelay(config.every())
                .indefinitely()
                .subscribe()
                .with(done -> {}));
    }

    void stop(@Observes ShutdownEvent stopping) {
        round.ifPresent(Cancellable::cancel);
    }

    /** Said once: the next round comes in a moment and would only repeat it. */
    private void goesOn(Throwable failure) {
        if (!waits) {
            waits = true;
            LOG.warn("reconciling has to wait; it is tried again until it succeeds", failure);
        }
    }
}
