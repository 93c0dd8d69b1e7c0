package io.hefu.gateway.limit;

import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Holds the call against its limits of calls, all or none, and notes where it stands. A call that one limit refuses costs
 * nothing of any; one that the gateway admits does, however it is answered later.
 */
public final class Limit implements Stage {

    private final Admissions admissions;
    private final LongSupplier clockMillis;

    public Limit(Admissions admissions, LongSupplier clockMillis) {
        this.admissions = admissions;
        this.clockMillis = clockMillis;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        Admission admission = admissions.ofCalls(exchange.grant(), exchange.operation());
        Passage passage = Passage.byWeight(admission);
        Uni<Void> entering;
        try {
            entering = passage.enter(clockMillis, exchange.executor());
        } catch (RefusedException refused) {
            exchange.limits(passage.states(clockMillis.getAsLong()));
            throw refused;
        }
        if (entering == Passage.PASSED) {
            passed(exchange, admission, passage);
            return DONE;
        }
        return entering.onItemOrFailure()
                .invoke((entered, refused) -> {
                    if (refused == null) {
                        passed(exchange, admission, passage);
                    } else {
                        exchange.limits(passage.states(clockMillis.getAsLong()));
                    }
                })
                .subscribeAsCompletionStage();
    }

    private void passed(Exchange exchange, Admission admission, Passage passage) {
        exchange.limits(passage.states(clockMillis.getAsLong()));
        if (admission.hasConcurrency()) {
            exchange.atTheEnd(passage::endConcurrency);
        }
    }
}
