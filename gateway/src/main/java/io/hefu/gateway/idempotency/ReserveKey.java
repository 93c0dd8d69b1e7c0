package io.hefu.gateway.idempotency;

import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.GatewayRefusal.Unavailable;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.idempotency.Reserved.Answered;
import io.hefu.gateway.idempotency.Reserved.Busy;
import io.hefu.gateway.idempotency.Reserved.Fresh;
import io.hefu.gateway.idempotency.Reserved.OtherRequest;
import io.hefu.gateway.idempotency.Reserved.TakenUp;
import io.smallrye.mutiny.Uni;
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
        if (!CREATING.contains(exchange.operation().method())) {
            return DONE;
        }
        Optional<String> key = exchange.request().header(ScopedKey.HEADER);
        if (key.isEmpty()) {
            return DONE;
        }
        ScopedKey scoped = ScopedKey.of(key.get(), exchange, hash);
        return requestHash(exchange)
                .chain(request -> reserved(scoped, request, exchange))
                .emitOn(exchange.executor())
                .invoke(reserved -> found(reserved, exchange))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** A partner's request may be of any type, and must be read whole to be compared; a longer one is refused. */
    private Uni<byte[]> requestHash(Exchange exchange) {
        return exchange.operation().hosted().isPresent()
                ? exchange.request().body().map(body -> hash.ofPartners(exchange, body))
                : Uni.createFrom().item(hash.of(exchange));
    }

    private Uni<Reserved> reserved(ScopedKey key, byte[] request, Exchange exchange) {
        return reservations
                .reserve(key, request, exchange.usageRecord())
                .onFailure()
                .transform(failure -> new RefusedException(new Unavailable("The " + ScopedKey.HEADER)));
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
            throw new RefusedException(GatewayRefusal.Plain.IDEMPOTENCY_KEY_REUSED);
        } else if (reserved instanceof Busy) {
            throw new RefusedException(GatewayRefusal.Plain.IDEMPOTENCY_KEY_IN_USE);
        }
    }
}
