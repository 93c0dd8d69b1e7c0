package io.hefu.portal.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.reconciliation.DisputeCase;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.portal.money.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dispute as the API writes it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Dispute")
public record DisputeView(
        UUID disputeId,
        UUID partnerId,
        UUID runId,
        String breakKey,

        @Schema(description = "Whether the latest run over the period has the break still.")
        boolean found,

        @Schema(type = SchemaType.STRING, examples = "2026-10")
        YearMonth month,

        LocalDate businessDate,
        ProductName product,
        String agreement,
        int agreementVersion,
        String state,
        MoneyView disputed,

        @Schema(description = "Not payable at present.") MoneyView frozen,

        @Schema(description = "What the partner gets, once resolved; 0 where the dispute was rejected.")
        Optional<MoneyView> adjustment,

        ClockView firstContact,
        ClockView resolution,
        List<StepView> steps) {

    static DisputeView of(DisputeCase dispute) {
        return new DisputeView(
                dispute.id(),
                dispute.partner().value(),
                dispute.run(),
                dispute.breakKey(),
                dispute.found(),
                dispute.month(),
                dispute.businessDate(),
                dispute.product(),
                dispute.agreement(),
                dispute.agreementVersion(),
                dispute.state(),
                MoneyView.of(dispute.disputed()),
                MoneyView.of(dispute.frozen()),
                dispute.adjustment().map(MoneyView::of),
                ClockView.of(dispute.firstContact()),
                ClockView.of(dispute.resolution()),
                dispute.steps().stream().map(StepView::of).toList());
    }

    /** @param due absent while the time stands still, and when it has ended */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ServiceClock")
    public record ClockView(Optional<Instant> due, long elapsedSeconds, boolean overdue) {

        static ClockView of(DisputeCase.Clock clock) {
            return new ClockView(clock.due(), clock.elapsedSeconds(), clock.overdue());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "DisputeStep")
    public record StepView(
            int number,
            String step,
            Instant at,
            String by,
            boolean ofOperator,
            Optional<MoneyView> amount,
            String note) {

        static StepView of(DisputeCase.Step step) {
            return new StepView(
                    step.number(),
                    step.step(),
                    step.at(),
                    step.by(),
                    step.ofOperator(),
                    step.amount().map(MoneyView::of),
                    step.note());
        }
    }
}
