package io.hefu.billing.payable;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down, hour by hour, what time and disputes have made of statements. All nodes may do it. */
@Singleton
class PayableSchedule {

    private static final Logger LOG = Logger.getLogger(PayableSchedule.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final PayableStore payables;
    private @Nullable Cancellable rounds;

    PayableSchedule(PayableStore payables) {
        this.payables = payables;
    }

    void start(@Observes StartupEvent started) {
        rounds = Uni.createFrom()
                .deferred(() -> Uni.createFrom().completionStage(payables::review))
                .onFailure()
                .invoke(failure ->
                        LOG.warn("issued statements could not be looked at; they will be in an hour", failure))
                .onFailure()
                .recoverWithNull()
                .repeat()
                .withDelay(PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (rounds != null) {
            rounds.cancel();
        }
    }
}
