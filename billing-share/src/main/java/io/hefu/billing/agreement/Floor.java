package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/** What a party gets of a settlement period before those who come later, as far as the pot has it; never a debt. */
public record Floor(Clause clause, OrganisationId party, Money least) implements Step {

    /** @throws RefusedException with {@link AgreementRefusal.AmountOutOfRange} */
    public Floor {
        Limits.requireAmount(clause, least);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(party);
    }

    @Override
    public void settle(Pot pot) {
        pot.pay(party, least.minus(pot.share(party)).atLeast(Money.ZERO));
    }

    @Override
    public Words words() {
        return Words.of("floor").add(party).add(least);
    }

    @Override
    public boolean countsByPeriod() {
        return true;
    }
}
