package io.hefu.portal.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.payout.PayoutView.PayoutPartView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who could be paid, as the API writes it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "PayoutCandidateView")
public record CandidateView(
        UUID partyId,
        MoneyView amount,
        List<PayoutPartView> parts,
        @Schema(description = "Why the party is left out.") Optional<PayoutCandidate.Obstacle> obstacle) {

    static CandidateView of(PayoutCandidate candidate) {
        return new CandidateView(
                candidate.party().value(),
                MoneyView.of(candidate.amount()),
                candidate.parts().stream().map(PayoutPartView::of).toList(),
                candidate.obstacle());
    }
}
