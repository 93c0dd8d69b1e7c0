package io.hefu.gateway.idempotency;

import io.hefu.core.call.Answer;
import io.hefu.core.refusal.Refusal;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.PartnerAnswer;

/** How much an answer says for good. */
enum Finality {
    /** It is the answer, also to the same call made again. */
    FINAL,
    /** Nothing was done, and another time may be different. */
    NOTHING_DONE,
    /** Something failed, and it is not known what was done before. */
    UNCERTAIN;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    static Finality of(Exchange exchange) {
        int status = exchange.answer()
                .map(Answer::status)
                .or(() -> exchange.partnerAnswer().map(PartnerAnswer::status))
                .or(() -> exchange.refusal().map(refusal -> refusal.code().status()))
                .orElse(SERVER_ERROR);
        return of(status, exchange.refusal().filter(Finality::isOurs).isPresent());
    }

    /** @param ours whether the gateway says so itself, and not the capability or the partner */
    static Finality of(int status, boolean ours) {
        return switch (status) {
            case BAD_REQUEST, UNAUTHENTICATED, TOO_MANY_REQUESTS, UNAVAILABLE -> NOTHING_DONE;
            default -> status >= SERVER_ERROR ? UNCERTAIN : ours ? NOTHING_DONE : FINAL;
        };
    }

    private static boolean isOurs(Refusal refusal) {
        return refusal instanceof GatewayRefusal;
    }
}
