package io.hefu.gateway.routing;

import io.hefu.gateway.exchange.Exchange;
import io.smallrye.mutiny.Uni;

/** The way to the APIs that partners host. */
public interface PartnerCalls {

    /** Takes the call to its partner; done when the head of the answer is known, or the call refused. */
    Uni<Void> forward(Exchange exchange);
}
