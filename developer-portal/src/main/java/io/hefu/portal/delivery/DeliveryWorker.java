package io.hefu.portal.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.portal.delivery.AttemptResult.Unanswered;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Delivers what is due: takes as much as there is room for, and more whenever a delivery has ended or something is new. */
final class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private final DeliveryStore store;
    private final SinkClient client;
    private final RetrySchedule schedule;
    private final Bulkhead bulkhead;
    private final ObjectMapper json;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Duration lease;
    private final AtomicInteger wakings = new AtomicInteger();
    private volatile boolean stopped;

    /** @param lease longer than any attempt can take */
    DeliveryWorker(
            DeliveryStore store,
            SinkClient client,
            RetrySchedule schedule,
            Bulkhead bulkhead,
            ObjectMapper json,
            Clock clock,
            Supplier<UUID> ids,
            Duration lease) {
        this.store = store;
        this.client = client;
        this.schedule = schedule;
        this.bulkhead = bulkhead;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
        this.lease = lease;
    }

    /** Looks for work now, or once more when it is looking already. Never waits. */
    void wake() {
        if (wakings.getAndIncrement() == 0) {
            look();
        }
    }

    /** Begins nothing new; what is under way ends by itself. */
    void stop() {
        stopped = true;
    }

    /**
     * Delivers a test event at once, apart from the queue.
     *
     * @return empty when there is no such webhook
     */
    Uni<Optional<Attempt>> test(UUID webhook, CloudEvent event) {
        return store.takeTest(webhook, event, ids.get(), event.time().plus(lease), ids.get())
                .chain(taken -> taken.map(delivery -> attempt(delivery)
                                .call(attempt -> store.settleTest(delivery, attempt, clock.instant()))
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private void look() {
        int seen = wakings.get();
        take().subscribe().with(any -> looked(seen, any), failure -> {
            LOG.debugf("deliveries have to wait: %s", failure.getMessage());
            looked(seen, false);
        });
    }

    private void looked(int seen, boolean any) {
        if (any || !wakings.compareAndSet(seen, 0)) {
            look();
        }
    }

    /** @return whether there was anything, so that there may be more */
    private Uni<Boolean> take() {
        Bulkhead.Room room = bulkhead.room();
        if (room.free() == 0 || stopped) {
            return Uni.createFrom().item(false);
        }
        Instant now = clock.instant();
        return store.take(room, now, now.plus(lease), ids.get())
                .invoke(taken -> taken.forEach(this::deliver))
                .map(taken -> !taken.isEmpty());
    }

    private void deliver(DueDelivery delivery) {
        bulkhead.enter(delivery.sink().webhook());
        attempt(delivery)
                .chain(attempt -> settle(delivery, attempt))
                .onTermination()
                .invoke(() -> bulkhead.leave(delivery.sink().webhook()))
                .subscribe()
                .with(settled -> wake(), failure -> {
                    LOG.warnf(
                            "what came of delivery %s is not recorded, it is attempted again in %d s: %s",
                            delivery.id(), lease.toSeconds(), failure.getMessage());
                    wake();
                });
    }

    private Uni<Attempt> attempt(DueDelivery delivery) {
        Instant begun = clock.instant();
        if (delivery.sink()
                .accessToken()
                .filter(token -> !begun.isBefore(token.expiresAt()))
                .isPresent()) {
            return Uni.createFrom().item(new Attempt(begun, Duration.ZERO, Unanswered.TOKEN_EXPIRED));
        }
        return client.post(SignedRequest.of(delivery, begun, json))
                .map(result -> new Attempt(begun, Duration.between(begun, clock.instant()), result));
    }

    private Uni<Void> settle(DueDelivery delivery, Attempt attempt) {
        Instant now = clock.instant();
        return store.settle(delivery, attempt, Verdict.on(attempt.result(), delivery, now, schedule), now);
    }
}
