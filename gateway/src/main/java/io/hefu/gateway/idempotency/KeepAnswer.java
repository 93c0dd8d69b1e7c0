package io.hefu.gateway.idempotency;

import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Keeps the answer to a call with an {@code Idempotency-Key} before it leaves. When it cannot be kept it leaves all the
 * same, since what it tells is done and metered: the call, made again, is taken up under its id. So is one whose answer
 * is a partner's that passes as it comes.
 */
public final class KeepAnswer implements Stage {

    private static final Logger LOG = Logger.getLogger(KeepAnswer.class);

    private final Reservations reservations;

    public KeepAnswer(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        if (exchange.reservation().isEmpty() || Finality.of(exchange) != Finality.FINAL) {
            return DONE;
        }
        if (exchange.outgoing().body() instanceof AnswerBody.Streamed) {
            return finished(reservations.leave(exchange.reservation().get()), exchange);
        }
        String code = exchange.refusal().map(refusal -> refusal.code().name()).orElse("OK");
        return finished(
                reservations.keep(exchange.reservation().get(), new EarlierAnswer(code, exchange.outgoing())),
                exchange);
    }

    private static CompletionStage<Void> finished(Uni<Void> doing, Exchange exchange) {
        return doing.emitOn(exchange.executor())
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("the answer to call %s is not kept: %s", exchange.id(), failure.getMessage());
                    return Uni.createFrom().voidItem();
                })
                .subscribeAsCompletionStage();
    }
}
