package io.hefu.gateway.metering;

import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageEntry;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.journal.UsageJournal;
import java.util.concurrent.CompletionStage;

/** What both metering stages share: handing an entry to the journal. */
final class Metered {

    private Metered() {}

    /** Refused when the journal cannot take the entry; waits for no disk. */
    static CompletionStage<Void> soon(UsageJournal journal, UsageEntry entry) {
        if (journal.append(entry).toCompletableFuture().isCompletedExceptionally()) {
            throw new RefusedException(GatewayRefusal.Plain.UNRECORDED);
        }
        return Stage.DONE;
    }

    /** Completes on the event loop of the exchange, once the entry is on disk; refused when it cannot get there. */
    static CompletionStage<Void> durably(UsageJournal journal, UsageEntry entry, Exchange exchange) {
        return journal.append(entry)
                .handleAsync(
                        (durable, failure) -> {
                            if (failure != null) {
                                throw new RefusedException(GatewayRefusal.Plain.UNRECORDED);
                            }
                            return null;
                        },
                        exchange.executor());
    }
}
