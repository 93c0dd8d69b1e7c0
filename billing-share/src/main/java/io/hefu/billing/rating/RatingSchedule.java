package io.hefu.billing.rating;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Keeps rating going while the process runs: one transaction after the other, a pause when nothing is left. */
@Singleton
class RatingSchedule {

    private static final Logger LOG = Logger.getLogger(RatingSchedule.class);

    private final RatingStore rating;
    private final RatingConfig config;
    private final Clock clock;
    private final List<Cancellable> rounds = new ArrayList<>();

    RatingSchedule(RatingStore rating, RatingConfig config, Clock clock) {
        this.rating = rating;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        rounds.add(repeat(config.every(), () -> untilNoneIsLeft(rating::rateNext)));
        rounds.add(repeat(config.retryEvery(), () -> {
            Instant begun = clock.instant();
            return untilNoneIsLeft(() -> rating.retrySuspended(begun));
        }));
    }

    void stop(@Observes ShutdownEvent stopping) {
        rounds.forEach(Cancellable::cancel);
    }

    private static Cancellable repeat(Duration pause, Supplier<Uni<? extends Boolean>> round) {
        Outage outage = new Outage();
        return Uni.createFrom()
                .deferred(round)
                .invoke(outage::isOver)
                .onFailure()
                .invoke(outage::goesOn)
                .onFailure()
                .recoverWithItem(false)
                .repeat()
                .withDelay(pause)
                .indefinitely()
                .subscribe()
                .with(done -> {});
    }

    private static Uni<? extends Boolean> untilNoneIsLeft(Supplier<CompletionStage<Boolean>> transaction) {
        return Uni.createFrom()
                .completionStage(transaction)
                .repeat()
                .whilst(any -> any)
                .collect()
                .last();
    }

    /** Says once that rating has to wait: the next round comes in a moment and would only repeat it. */
    private static final class Outage {

        private final AtomicBoolean on = new AtomicBoolean();

        void goesOn(Throwable failure) {
            if (on.compareAndSet(false, true)) {
                LOG.warn("rating has to wait; it is tried again until it succeeds", failure);
            }
        }

        void isOver() {
            if (on.compareAndSet(true, false)) {
                LOG.info("rating goes on");
            }
        }
    }
}
