package io.hefu.gateway.metering;

import io.hefu.core.call.CallId;
import io.hefu.core.capability.Inquiry.Fate;
import io.hefu.core.capability.Inquiry.Fate.CarriedOut;
import io.hefu.core.capability.Inquiry.Fate.WithoutEffect;
import io.hefu.core.identity.OperationName;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.usage.UnknownCalls;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.definition.Metering;
import io.hefu.gateway.journal.UsageJournal;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.routing.Capabilities.Inquirable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Asks the capabilities what became of calls that were cut short, and writes it into this node's journal as their outcome.
 * Several nodes may do so at once: an outcome that says the same again counts once.
 */
public final class UnknownCallInquiry {

    private static final Logger LOG = Logger.getLogger(UnknownCallInquiry.class);
    private static final int PAGE_SIZE = 200;

    private final UnknownCalls calls;
    private final Capabilities capabilities;
    private final UsageJournal journal;
    private final Duration mayBeTakenUp;
    private final Clock clock;

    /**
     * @param mayBeTakenUp how long its caller may come back with its idempotency key: only after that is a call that left
     *     no trace one without effect
     */
    public UnknownCallInquiry(
            UnknownCalls calls, Capabilities capabilities, UsageJournal journal, Duration mayBeTakenUp, Clock clock) {
        this.calls = calls;
        this.capabilities = capabilities;
        this.journal = journal;
        this.mayBeTakenUp = mayBeTakenUp;
        this.clock = clock;
    }

    /** Once through all of them. What cannot be asked now is asked the next time. */
    public Uni<Void> askAfterAll() {
        AtomicReference<Optional<CallId>> last = new AtomicReference<>(Optional.empty());
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .completionStage(() -> calls.after(last.get(), PAGE_SIZE))
                        .call(this::askAfter))
                .whilst(page -> {
                    page.stream().reduce((first, second) -> second).ifPresent(end -> last.set(Optional.of(end.call())));
                    return page.size() == PAGE_SIZE;
                })
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> askAfter(List<UsageRecord> page) {
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUniAndConcatenate(this::askAfter)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> askAfter(UsageRecord call) {
        return capabilities
                .inquirable(new OperationName(call.api(), call.operation()))
                .map(inquirable -> askAfter(call, inquirable))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> askAfter(UsageRecord call, Inquirable inquirable) {
        return Uni.createFrom()
                .completionStage(() -> inquirable.inquiry().ask(call))
                .map(fate -> result(call, inquirable.operation().metering(), fate))
                .chain(result -> result.map(found -> write(call, found))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("what became of call %s cannot be asked now: %s", call.call(), failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> write(UsageRecord call, Result result) {
        LOG.infof("call %s was cut short and is settled: %d %s", call.call(), result.status(), result.code());
        return Uni.createFrom().completionStage(() -> journal.append(new Outcome(call, result)));
    }

    private Optional<Result> result(UsageRecord call, Metering metering, Fate fate) {
        if (fate instanceof CarriedOut done) {
            boolean billable = metering.charges(done.status(), call.environment());
            return Optional.of(new Result(done.status(), "OK", done.units(), billable, 0));
        }
        boolean isOver = call.receivedAt().plus(mayBeTakenUp).isBefore(clock.instant());
        return fate instanceof WithoutEffect && isOver
                ? Optional.of(new Result(ErrorCode.UNAVAILABLE.status(), ErrorCode.UNAVAILABLE.name(), 0, false, 0))
                : Optional.empty();
    }
}
