package io.hefu.gateway.metering;

import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.journal.UsageJournal;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Writes down how the call was answered, and holds the answer until that is durable. Calls of which nobody is known to be
 * the caller leave no usage record.
 */
public final class MeterOutcome implements Stage {

    private final UsageJournal journal;
    private final LongSupplier nanoTime;

    public MeterOutcome(UsageJournal journal, LongSupplier nanoTime) {
        this.journal = journal;
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        if (exchange.authenticated().isEmpty() || !exchange.hasOperation()) {
            return DONE;
        }
        return Metered.durably(journal, new UsageEntry.Outcome(Metered.recordOf(exchange), result(exchange)), exchange);
    }

    private Result result(Exchange exchange) {
        long latencyMicros = TimeUnit.NANOSECONDS.toMicros(
                exchange.elapsed(nanoTime.getAsLong()).toNanos());
        return exchange.answer()
                .map(answer -> new Result(
                        answer.status(),
                        "OK",
                        answer.units(),
                        exchange.operation().metering().billable().contains(answer.status()),
                        latencyMicros))
                .orElseGet(() -> refused(exchange, latencyMicros));
    }

    private static Result refused(Exchange exchange, long latencyMicros) {
        var code = exchange.refusal().orElseThrow().code();
        boolean billable = exchange.operation().metering().billable().contains(code.status());
        return new Result(code.status(), code.name(), billable ? 1 : 0, billable, latencyMicros);
    }
}
