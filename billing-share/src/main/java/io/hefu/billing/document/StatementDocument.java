package io.hefu.billing.document;

import io.hefu.billing.statement.AgreementSeal;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.StatementHead;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.settlement.StatementPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a document of a statement says besides its lines.
 *
 * @param partyName as people know it
 * @param agreements ascending
 * @param madeAt when it was issued; of a draft, when it was calculated
 * @param head what was signed; without it this is a draft
 */
public record StatementDocument(
        OrganisationId party,
        String partyName,
        StatementPeriod period,
        List<AgreementSeal> agreements,
        Instant madeAt,
        Optional<StatementHead> head) {

    public StatementDocument {
        agreements = List.copyOf(agreements);
    }

    public static StatementDocument issued(StatementHead head, String partyName) {
        return new StatementDocument(
                head.party(), partyName, head.period(), head.agreements(), head.issuedAt(), Optional.of(head));
    }

    public static StatementDocument draft(
            OrganisationId party,
            String partyName,
            StatementPeriod period,
            List<AgreementSeal> agreements,
            Instant calculatedAt) {
        return new StatementDocument(party, partyName, period, agreements, calculatedAt, Optional.empty());
    }

    public boolean isDraft() {
        return head.isEmpty();
    }

    /** @throws IllegalStateException when the lines do not come to what was signed */
    void requireSigned(Amounts usage, Amounts corrections, Balance balance) {
        head.ifPresent(signed -> {
            boolean same = usage.calls() == signed.calls().count()
                    && usage.gross().equals(signed.calls().gross())
                    && usage.share().equals(signed.calls().share())
                    && corrections.gross().equals(signed.corrections().gross())
                    && corrections.share().equals(signed.corrections().share())
                    && balance.equals(signed.balance());
            if (!same) {
                throw new IllegalStateException("lines of " + period + " for party " + party + " come to " + balance
                        + " (expected: what the head has, " + signed.balance() + ")");
            }
        });
    }
}
