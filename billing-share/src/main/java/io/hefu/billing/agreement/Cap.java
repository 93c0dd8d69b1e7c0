package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/**
 * What a party gets out of the pot of a settlement period at most; what is above flows back into it, for the clauses that
 * follow. A penalty that another pays it comes on top.
 */
public record Cap(Clause clause, OrganisationId party, Money most) implements Step {

    /** @throws RefusedException with {@link AgreementRefusal.AmountOutOfRange} */
    public Cap {
        Limits.requireAmount(clause, most);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(party);
    }

    @Override
    public void settle(Pot pot) {
        pot.takeBack(party, pot.share(party).minus(most).atLeast(Money.ZERO));
    }

    @Override
    public Words words() {
        return Words.of("cap").add(party).add(most);
    }

    @Override
    public boolean countsByPeriod() {
        return true;
    }
}
