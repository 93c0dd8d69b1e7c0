package io.hefu.gateway.exchange;

import io.smallrye.mutiny.Uni;

/**
 * One step on the road of a call. It reads what earlier stages found out from the {@link Exchange}, adds what it found out
 * itself, and refuses by failing with {@link io.hefu.core.refusal.RefusedException}. It knows of no other stage.
 */
public interface Stage {

    /** What a stage returns that is done already; the road goes on without waiting. */
    Uni<Void> DONE = Uni.createFrom().voidItem();

    Uni<Void> apply(Exchange exchange);
}
