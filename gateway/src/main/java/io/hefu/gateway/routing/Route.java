package io.hefu.gateway.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.capability.Handler;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Carries the call to what answers it: a capability of this process, or a partner. */
public final class Route implements Stage {

    private final Capabilities capabilities;
    private final PartnerCalls partnerCalls;
    private final ObjectMapper json;

    public Route(Capabilities capabilities, PartnerCalls partnerCalls, ObjectMapper json) {
        this.capabilities = capabilities;
        this.partnerCalls = partnerCalls;
        this.json = json;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        if (exchange.operation().hosted().isPresent()) {
            return partnerCalls.forward(exchange);
        }
        CompletableFuture<Answer> answer =
                ask(capabilities.handler(exchange.operation()), exchange).toCompletableFuture();
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            exchange.answerWith(answer.join());
            return DONE;
        }
        return answer.whenCompleteAsync((given, failure) -> {}, exchange.executor())
                .thenAccept(exchange::answerWith);
    }

    private <B> CompletionStage<Answer> ask(Handler<B> handler, Exchange exchange) {
        return handler.answer()
                .apply(new Request<>(
                        exchange.call(),
                        exchange.pathParameters(),
                        exchange.request().query(),
                        body(handler.body(), exchange)));
    }

    private <B> B body(Class<B> type, Exchange exchange) {
        if (type == NoBody.class) {
            return type.cast(NoBody.NONE);
        }
        try {
            return json.treeToValue(exchange.body(), type);
        } catch (JsonProcessingException unfit) {
            throw new RefusedException(new InvalidArgument("the body", "is not as the API reference describes it"));
        }
    }
}
