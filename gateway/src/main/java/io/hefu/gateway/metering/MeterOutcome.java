package io.hefu.gateway.metering;

import io.hefu.core.call.Answer;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.LimitReached;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.journal.UsageJournal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Writes down how the call was answered, and holds the answer until that is durable, unless the operation's definition is
 * content with less. Calls of which nobody is known to be
 * the caller leave no usage record. An answer given again is counted as a call of its own that is not charged.
 */
public final class MeterOutcome implements Stage {

    private static final String REFUSED_BY_PARTNER = "REFUSED_BY_PARTNER";

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
        UsageEntry outcome = new UsageEntry.Outcome(exchange.usageRecord(), result(exchange));
        return switch (exchange.operation().metering().durability()) {
            case DURABLE -> Metered.durably(journal, outcome, exchange);
            case FAST -> Metered.soon(journal, outcome);
        };
    }

    private Result result(Exchange exchange) {
        long latencyMicros = TimeUnit.NANOSECONDS.toMicros(
                exchange.elapsed(nanoTime.getAsLong()).toNanos());
        return exchange.earlierAnswer()
                .map(earlier -> new Result(
                        earlier.answer().status(), earlier.code(), 0, false, latencyMicros, decided(exchange, false)))
                .or(() -> exchange.partnerAnswer().map(answer -> passedOn(exchange, answer.status(), latencyMicros)))
                .or(() -> exchange.answer().map(answer -> answered(exchange, answer, latencyMicros)))
                .orElseGet(() -> refused(exchange, latencyMicros));
    }

    private static Result answered(Exchange exchange, Answer answer, long latencyMicros) {
        return new Result(
                answer.status(),
                "OK",
                answer.units(),
                isBillable(exchange, answer.status()),
                latencyMicros,
                decided(exchange, false));
    }

    private static boolean isBillable(Exchange exchange, int status) {
        return exchange.operation()
                .metering()
                .charges(status, exchange.caller().entitlement().environment());
    }

    /** A partner's own refusal keeps its status; its words are the partner's. */
    private static Result passedOn(Exchange exchange, int status, long latencyMicros) {
        boolean refused = status >= 400;
        String code = refused ? REFUSED_BY_PARTNER : "OK";
        return new Result(status, code, 1, isBillable(exchange, status), latencyMicros, decided(exchange, refused));
    }

    private static Result refused(Exchange exchange, long latencyMicros) {
        var code = exchange.refusal().orElseThrow().code();
        boolean billable = isBillable(exchange, code.status());
        return new Result(
                code.status(), code.name(), billable ? 1 : 0, billable, latencyMicros, decided(exchange, true));
    }

    private static Optional<Decided> decided(Exchange exchange, boolean refused) {
        Optional<String> limit = exchange.refusal()
                .filter(LimitReached.class::isInstance)
                .map(refusal -> ((LimitReached) refusal).reached().name());
        return exchange.reached().map(stage -> new Decided(stage, refused, limit));
    }
}
