package io.hefu.portal.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.PayoutItem;
import io.hefu.core.payout.PayoutPart;
import io.hefu.portal.money.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payout as the API writes it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PayoutView(
        UUID payoutId,
        String reference,
        Payout.State state,
        String createdBy,
        Instant createdAt,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        int count,
        MoneyView total,
        Optional<Payout.File> file,
        List<PayoutItemView> items) {

    static PayoutView of(Payout payout) {
        return new PayoutView(
                payout.id(),
                payout.reference(),
                payout.state(),
                payout.createdBy(),
                payout.createdAt(),
                payout.approvedBy(),
                payout.approvedAt(),
                payout.count(),
                MoneyView.of(payout.total()),
                payout.file(),
                payout.items().stream().map(PayoutItemView::of).toList());
    }

    /** What one party gets. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record PayoutItemView(
            int number,
            UUID partyId,
            MoneyView amount,
            List<PayoutPartView> parts,
            String accountName,
            String maskedAccount,
            PayoutItem.State state,

            @Schema(description = "Under which the bank knows it.")
            Optional<String> reference,

            Optional<LocalDate> valueDate,
            Optional<String> returnReason) {

        static PayoutItemView of(PayoutItem item) {
            return new PayoutItemView(
                    item.number(),
                    item.party().value(),
                    MoneyView.of(item.amount()),
                    item.parts().stream().map(PayoutPartView::of).toList(),
                    item.accountName(),
                    item.maskedAccount(),
                    item.state(),
                    item.reference(),
                    item.valueDate(),
                    item.returnReason());
        }
    }

    /** Of which month's statement it is. */
    public record PayoutPartView(
            @Schema(type = SchemaType.STRING, examples = "2026-10")
            YearMonth month,

            @Schema(description = "Below 0 when it is set off.")
            MoneyView amount) {

        static PayoutPartView of(PayoutPart part) {
            return new PayoutPartView(part.month(), MoneyView.of(part.amount()));
        }
    }
}
