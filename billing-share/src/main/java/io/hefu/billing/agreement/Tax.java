package io.hefu.billing.agreement;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/**
 * Tax, set aside for the party that remits it. Reckoned on the sum of the period, never call by call.
 *
 * @param treatment whether the basis contains the tax, or the tax is reckoned on it and comes out of the pot
 */
public record Tax(Clause clause, OrganisationId remittedBy, int basisPoints, TaxTreatment treatment, Basis basis)
        implements Step {

    /** @throws RefusedException with {@link AgreementRefusal.PercentageOutOfRange} */
    public Tax {
        Limits.requirePercentage(clause, basisPoints);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(remittedBy);
    }

    @Override
    public void settle(Pot pot) {
        pot.pay(remittedBy, treatment.tax(pot.basis(basis), basisPoints));
    }

    @Override
    public Words words() {
        return Words.of("tax").add(remittedBy).add(basisPoints).add(treatment).add(basis);
    }

    @Override
    public int claimOnGross() {
        if (basis == Basis.NET) {
            return 0;
        }
        return switch (treatment) {
            case INCLUSIVE -> basisPoints * Limits.WHOLE / (Limits.WHOLE + basisPoints);
            case EXCLUSIVE -> basisPoints;
        };
    }
}
