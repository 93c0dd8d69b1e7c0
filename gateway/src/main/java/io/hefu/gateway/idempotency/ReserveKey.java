package io.hefu.gateway.idempotency;

import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal.IdempotencyKeyInUse;
import io.hefu.gateway.exchange.GatewayRefusal.IdempotencyKeyReused;
import io.hefu.gateway.exchange.GatewayRefusal.Unavailable;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.idempotency.Reserved.Answered;
import io.hefu.gateway.idempotency.Reserved.Busy;
import io.hefu.gateway.idempotency.Reserved.Fresh;
import io.hefu.gateway.idempotency.Reserved.OtherRequest;
import io.hefu.gateway.idempotency.Reserved.TakenUp;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Sees to it that a creating call with an {@code Idempotency-Key} has its effect once: it is written down before anything
 * is done. One that was answered is answered alike; one that was cut short is taken up again under its own call id, by
 * which capabilities know what they have done of it.
 */
public final class ReserveKey implements Stage {

    private static final Set<String> CREATING = Set.of("POST", "PATCH");

    private final Reservations reservations;
    private final RequestHash hash;

    public ReserveKey(Reservations reservations, RequestHash hash) {
        this.reservations = reservations;
        this.hash = hash;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        if (!CREATING.contains(exchange.operation().method()) || isPartners(exchange)) {
            return DONE;
        }
        Optional<String> key = exchange.request().header(ScopedKey.HEADER);
        if (key.isEmpty()) {
            return DONE;
        }
        return reservations
                .reserve(ScopedKey.of(key.get(), exchange, hash), hash.of(exchange), exchange.usageRecord())
                .onFailure()
                .transform(failure -> new RefusedException(new Unavailable("The " + ScopedKey.HEADER)))
                .emitOn(exchange.executor())
                .invoke(reserved -> found(reserved, exchange))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** A partner gets the key with the call, and keeps its promise itself. */
    private static boolean isPartners(Exchange exchange) {
        return exchange.operation().hosted().isPresent();
    }

    private static void found(Reserved reserved, Exchange exchange) {
        if (reserved instanceof Fresh fresh) {
            exchange.reserve(fresh.reservation());
        } else if (reserved instanceof TakenUp takenUp) {
            exchange.reserve(takenUp.reservation());
            exchange.takeUp(takenUp.record());
        } else if (reserved instanceof Answered answered) {
            exchange.answerAgainWith(answered.earlier());
        } else if (reserved instanceof OtherRequest) {
            throw new RefusedException(new IdempotencyKeyReused());
        } else if (reserved instanceof Busy) {
            throw new RefusedException(new IdempotencyKeyInUse());
        }
    }
}
