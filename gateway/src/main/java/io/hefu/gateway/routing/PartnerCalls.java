package io.hefu.gateway.routing;

import io.hefu.gateway.exchange.Exchange;
import java.util.concurrent.CompletionStage;

/** The way to the APIs that partners host. */
public interface PartnerCalls {

    /** Takes the call to its partner; done when the head of the answer is known, or the call refused. */
    CompletionStage<Void> forward(Exchange exchange);
}
