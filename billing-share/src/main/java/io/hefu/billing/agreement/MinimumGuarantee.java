package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/**
 * What a party gets of a settlement period at least (保底), made up by another. Decided when the period closes: before that
 * nobody knows whether it will be needed.
 */
public record MinimumGuarantee(
        Clause clause, OrganisationId party, OrganisationId guarantor, Money least, Shortfall shortfall)
        implements Transfer {

    /** @throws RefusedException with {@link AgreementRefusal} */
    public MinimumGuarantee {
        Limits.requireAmount(clause, least);
        Limits.requireTwo(clause, guarantor, party);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(party, guarantor);
    }

    @Override
    public void settle(Pot pot) {
        if (pot.input().closing()) {
            pot.move(guarantor, party, least.minus(pot.share(party)).atLeast(Money.ZERO), shortfall);
        }
    }

    @Override
    public Words words() {
        return Words.of("minimum-guarantee")
                .add(party)
                .add(guarantor)
                .add(least)
                .add(shortfall);
    }

    @Override
    public boolean countsByPeriod() {
        return true;
    }
}
