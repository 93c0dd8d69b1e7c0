package io.hefu.gateway.idempotency;

import io.hefu.core.call.CallId;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Reservation;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Before an answer that is not the last word on its {@code Idempotency-Key} is metered, lets the key go. Where nothing was
 * done it is free again. Where that is not known, the next one takes the call up under its id; what failed here is then
 * metered under an id of its own, so that the call's own outcome stays to be told.
 */
public final class ReleaseKey implements Stage {

    private static final Logger LOG = Logger.getLogger(ReleaseKey.class);

    private final Reservations reservations;
    private final Supplier<UUID> ids;

    public ReleaseKey(Reservations reservations, Supplier<UUID> ids) {
        this.reservations = reservations;
        this.ids = ids;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        if (exchange.reservation().isEmpty()) {
            return DONE;
        }
        Reservation reservation = exchange.reservation().get();
        return switch (Finality.of(exchange)) {
            case FINAL -> DONE;
            case NOTHING_DONE -> letGo(reservations.free(reservation), exchange);
            case UNCERTAIN -> {
                apart(exchange);
                yield letGo(reservations.leave(reservation), exchange);
            }
        };
    }

    private CompletionStage<Void> letGo(Uni<Void> doing, Exchange exchange) {
        return doing.emitOn(exchange.executor())
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("an idempotency key stays reserved until its lease ends: %s", failure.getMessage());
                    apart(exchange);
                    return Uni.createFrom().voidItem();
                })
                .subscribeAsCompletionStage();
    }

    private void apart(Exchange exchange) {
        exchange.release(new CallId(ids.get()));
    }
}
