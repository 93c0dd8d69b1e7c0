package io.hefu.gateway.metering;

import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageEntry;
import io.hefu.gateway.definition.Metering;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.journal.UsageJournal;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Before an effect that costs and cannot be taken back, writes down that it is about to happen: after a crash, an intent
 * without an outcome says what to ask the capability about. Where records no longer find room, calls that may be charged end
 * here.
 */
public final class MeterIntent implements Stage {

    private final UsageJournal journal;
    private final BooleanSupplier isScarceOfRoom;

    /** @param isScarceOfRoom whether the journal should be spared */
    public MeterIntent(UsageJournal journal, BooleanSupplier isScarceOfRoom) {
        this.journal = journal;
        this.isScarceOfRoom = isScarceOfRoom;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        Metering metering = exchange.operation().metering();
        if (isScarceOfRoom.getAsBoolean()
                && metering.mayCharge(exchange.caller().entitlement().environment())) {
            throw new RefusedException(GatewayRefusal.Plain.UNRECORDED);
        }
        if (!metering.intent()) {
            return DONE;
        }
        return Metered.durably(journal, new UsageEntry.Intent(exchange.usageRecord()), exchange);
    }
}
