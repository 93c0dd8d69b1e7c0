package io.hefu.gateway.metering;

import io.hefu.core.usage.UsageEntry;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.journal.UsageJournal;
import java.util.concurrent.CompletionStage;

/**
 * Before an effect that costs and cannot be taken back, writes down that it is about to happen: after a crash, an intent
 * without an outcome says what to ask the capability about.
 */
public final class MeterIntent implements Stage {

    private final UsageJournal journal;

    public MeterIntent(UsageJournal journal) {
        this.journal = journal;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        if (!exchange.operation().metering().intent()) {
            return DONE;
        }
        return Metered.durably(journal, new UsageEntry.Intent(exchange.usageRecord()), exchange);
    }
}
