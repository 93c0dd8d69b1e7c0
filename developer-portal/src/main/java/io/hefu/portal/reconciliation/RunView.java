package io.hefu.portal.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.hefu.core.reconciliation.ReconciliationRun.Breaks;
import io.hefu.core.reconciliation.ReconciliationRun.Outcome;
import io.hefu.core.reconciliation.ReconciliationRun.Progress;
import io.hefu.core.reconciliation.ReconciliationRun.Side;
import io.hefu.core.reconciliation.ReconciliationRun.State;
import io.hefu.core.reconciliation.ReconciliationRun.Tolerated;
import io.hefu.portal.money.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run as the API writes it.
 *
 * @param to last day
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Reconciliation")
public record RunView(
        UUID runId,
        UUID partnerId,
        String kind,
        LocalDate from,
        LocalDate to,
        State state,

        @Schema(description = "How many lines of either side were read.")
        Progress progress,

        Instant requestedAt,
        String requestedBy,
        Optional<Instant> finishedAt,
        Optional<OutcomeView> outcome,
        Optional<String> failure,
        Optional<UUID> supersededBy) {

    static RunView of(ReconciliationRun run) {
        return new RunView(
                run.id(),
                run.partner().value(),
                run.kind(),
                run.from(),
                run.to().minusDays(1),
                run.state(),
                run.progress(),
                run.requestedAt(),
                run.requestedBy(),
                run.finishedAt(),
                run.outcome().map(OutcomeView::of),
                run.failure(),
                run.supersededBy());
    }

    @Schema(name = "ReconciliationOutcome")
    public record OutcomeView(
            String inputsHash,
            String rulesHash,
            String resultHash,
            int rulesVersion,
            SideView ours,
            SideView theirs,

            @Schema(description = "Lines of ours that have their like, by the pass that found it.")
            Map<String, Long> matched,

            Map<String, BreaksView> breaks,
            List<ToleratedView> tolerated) {

        static OutcomeView of(Outcome outcome) {
            Map<String, BreaksView> breaks = new TreeMap<>();
            outcome.breaks().forEach((kind, found) -> breaks.put(kind, BreaksView.of(found)));
            return new OutcomeView(
                    outcome.inputsHash(),
                    outcome.rulesHash(),
                    outcome.resultHash(),
                    outcome.rulesVersion(),
                    SideView.of(outcome.ours()),
                    SideView.of(outcome.theirs()),
                    new TreeMap<>(outcome.matched()),
                    breaks,
                    outcome.tolerated().stream().map(ToleratedView::of).toList());
        }
    }

    @Schema(name = "ReconciledSide")
    public record SideView(long lines, MoneyView amount) {

        static SideView of(Side side) {
            return new SideView(side.lines(), MoneyView.of(side.amount()));
        }
    }

    @Schema(name = "BreakCount")
    public record BreaksView(long count, long resolved, MoneyView atRisk) {

        static BreaksView of(Breaks breaks) {
            return new BreaksView(breaks.count(), breaks.resolved(), MoneyView.of(breaks.atRisk()));
        }
    }

    @Schema(name = "ToleranceEntry")
    public record ToleratedView(
            String agreement,
            long pairs,
            @Schema(description = "Theirs less ours.") MoneyView difference) {

        static ToleratedView of(Tolerated tolerated) {
            return new ToleratedView(tolerated.agreement(), tolerated.pairs(), MoneyView.of(tolerated.difference()));
        }
    }
}
