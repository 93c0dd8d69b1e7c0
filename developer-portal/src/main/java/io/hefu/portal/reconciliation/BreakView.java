package io.hefu.portal.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.language.Bilingual;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.FoundBreak.Position;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.portal.money.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A break as the API writes it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Break")
public record BreakView(
        @Schema(description = "The same in every run over the same lines; disputes go by it.")
        String breakKey,

        String kind,
        Bilingual name,
        LocalDate date,
        ProductName product,
        Optional<PositionView> ours,
        Optional<PositionView> theirs,

        @Schema(description = "The most that is to be paid by one side or the other, depending on who is right.")
        MoneyView atRisk,

        String cause,
        Bilingual evidence,

        @Schema(description = "The rule that settles it, so that nobody need look.")
        Optional<String> resolvedBy,

        LocalDate identifiedOn,
        String age,
        Optional<UUID> disputeId) {

    static BreakView of(FoundBreak found) {
        return new BreakView(
                found.key(),
                found.kind(),
                found.name(),
                found.date(),
                found.product(),
                found.ours().map(PositionView::of),
                found.theirs().map(PositionView::of),
                MoneyView.of(found.atRisk()),
                found.cause(),
                found.evidence(),
                found.resolvedBy(),
                found.identifiedOn(),
                found.age(),
                found.dispute());
    }

    /** @param row in the partner's file */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "BreakPosition")
    public record PositionView(
            ProductName product,
            String result,
            long calls,
            long units,
            MoneyView amount,
            Optional<UUID> callId,
            Optional<Instant> at,
            Optional<Long> row,
            Optional<Integer> priceVersion) {

        static PositionView of(Position position) {
            return new PositionView(
                    position.product(),
                    position.result(),
                    position.calls(),
                    position.units(),
                    MoneyView.of(position.amount()),
                    position.call(),
                    position.at(),
                    position.row(),
                    position.priceVersion());
        }
    }
}
