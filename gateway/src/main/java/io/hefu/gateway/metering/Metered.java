package io.hefu.gateway.metering;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.journal.UsageJournal;
import java.util.concurrent.CompletionStage;

/** What both metering stages share: the record of a call, and waiting for it to be durable. */
final class Metered {

    private Metered() {}

    static UsageRecord recordOf(Exchange exchange) {
        Entitlement entitlement = exchange.caller().entitlement();
        return new UsageRecord(
                exchange.id(),
                exchange.receivedAt(),
                exchange.correlator(),
                entitlement.environment(),
                entitlement.organisation(),
                entitlement.application(),
                entitlement.credential(),
                exchange.granted().map(Grant::plan),
                exchange.operation().api(),
                exchange.operation().operationId());
    }

    /** Completes on the event loop of the exchange, once the entry is on disk; refused when it cannot get there. */
    static CompletionStage<Void> durably(UsageJournal journal, UsageEntry entry, Exchange exchange) {
        return journal.append(entry)
                .handleAsync(
                        (durable, failure) -> {
                            if (failure != null) {
                                throw new RefusedException(new GatewayRefusal.Unrecorded());
                            }
                            return null;
                        },
                        exchange.executor());
    }
}
