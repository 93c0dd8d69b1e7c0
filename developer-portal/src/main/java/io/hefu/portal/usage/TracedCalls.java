package io.hefu.portal.usage;

import io.hefu.core.call.Correlator;
import io.hefu.core.decision.DecidingStages;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.usage.CallTraces;
import io.hefu.core.usage.CallTraces.RecordedCall;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What became of single calls: members see those of their organisation's applications, the operator all. */
@Singleton
public class TracedCalls {

    private final CallTraces traces;
    private final DecidingStages stages;

    TracedCalls(CallTraces traces, DecidingStages stages) {
        this.traces = traces;
        this.stages = stages;
    }

    /** @param verdicts in the order of the stages; empty where it was not written down which one decided */
    public record TracedCall(RecordedCall call, List<StageVerdict> verdicts) {

        public TracedCall {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** Newest first, {@link CallTraces#MOST} at most. */
    public Uni<List<TracedCall>> withCorrelator(Member member, Correlator correlator) {
        Optional<OrganisationId> whose = member.has(Role.OPERATOR_ADMIN)
                ? Optional.empty()
                : Optional.of(member.organisation().id());
        return Transactions.elsewhere(() -> traces.withCorrelator(correlator, whose))
                .map(calls -> calls.stream().map(this::traced).toList());
    }

    private TracedCall traced(RecordedCall call) {
        return new TracedCall(
                call,
                call.result()
                        .flatMap(Result::decided)
                        .map(decided -> StageVerdict.of(decided, stages.names()))
                        .orElse(List.of()));
    }
}
