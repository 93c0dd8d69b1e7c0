package io.hefu.billing.rerating;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Books approved reratings while the process runs: day after day, a pause when nothing is left. */
@Singleton
class ReratingSchedule {

    private static final Logger LOG = Logger.getLogger(ReratingSchedule.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReratingStore reratings;
    private final AtomicBoolean waits = new AtomicBoolean();
    private final AtomicReference<Cancellable> round = new AtomicReference<>(() -> {});

    ReratingSchedule(ReratingStore reratings) {
        this.reratings = reratings;
    }

    void start(@Observes StartupEvent started) {
        round.set(Uni.createFrom()
                .completionStage(reratings::bookNext)
                .repeat()
                .whilst(any -> any)
                .collect()
                .last()
                .invoke(() -> waits.set(false))
                .onFailure()
                .invoke(this::tell)
                .onFailure()
                .recoverWithItem(false)
                .repeat()
                .withDelay(PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> {}));
    }

    /** Once: the next round comes in a moment and would only repeat it. */
    private void tell(Throwable failure) {
        if (waits.compareAndSet(false, true)) {
            LOG.warn("booking a rerating has to wait; it is tried again until it succeeds", failure);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        round.get().cancel();
    }
}
