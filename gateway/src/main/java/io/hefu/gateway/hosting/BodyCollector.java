package io.hefu.gateway.hosting;

import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.AnswerBody.Streamed;
import io.hefu.gateway.exchange.GatewayRefusal.BadPartnerAnswer;
import io.hefu.gateway.exchange.GatewayRefusal.BadPartnerAnswer.Flaw;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** Reads a body whole, where nothing of it may go on before it was looked at. */
final class BodyCollector {

    private BodyCollector() {}

    /** @param refused told instead when the body breaks, or is longer than this many bytes */
    static void collect(Streamed body, long mostBytes, Consumer<Buffer> whole, Consumer<RefusedException> refused) {
        Buffer collected = Buffer.buffer();
        body.exceptionHandler(broken -> refused.accept(refusal(Flaw.BROKEN)));
        body.endHandler(end -> whole.accept(collected));
        body.handler(part -> {
            if (collected.length() + part.length() > mostBytes) {
                body.abandon();
                refused.accept(refusal(Flaw.TOO_LONG));
            } else {
                collected.appendBuffer(part);
            }
        });
        body.resume();
    }

    private static RefusedException refusal(Flaw flaw) {
        return new RefusedException(new BadPartnerAnswer(flaw));
    }
}
