package io.hefu.gateway.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One step on the road of a call. It reads what earlier stages found out from the {@link Exchange}, adds what it found out
 * itself, and refuses by failing with {@link io.hefu.core.refusal.RefusedException}. It knows of no other stage.
 */
public interface Stage {

    /** What a stage returns that is done already; the road goes on without waiting. */
    CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    CompletionStage<Void> apply(Exchange exchange);
}
