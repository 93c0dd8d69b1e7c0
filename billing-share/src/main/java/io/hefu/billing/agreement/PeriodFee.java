package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/** A fixed fee for a settlement period, taken from the first that comes in; what never comes in is not owed. */
public record PeriodFee(Clause clause, OrganisationId party, Money amount) implements Step {

    /** @throws RefusedException with {@link AgreementRefusal.AmountOutOfRange} */
    public PeriodFee {
        Limits.requireAmount(clause, amount);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(party);
    }

    @Override
    public void settle(Pot pot) {
        pot.pay(party, amount);
    }

    @Override
    public Words words() {
        return Words.of("period-fee").add(party).add(amount);
    }

    @Override
    public boolean countsByPeriod() {
        return true;
    }
}
