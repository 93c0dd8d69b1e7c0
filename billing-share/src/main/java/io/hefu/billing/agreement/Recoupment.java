package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/**
 * Pays an advance back out of what a party earns, as far as it has earned anything; the rest stays outstanding for the periods
 * that follow. How much is outstanding when a period opens comes with the {@link Cumulative}.
 *
 * @param advance all that was advanced
 */
public record Recoupment(Clause clause, OrganisationId party, OrganisationId advancedBy, Money advance)
        implements Transfer {

    /** @throws RefusedException with {@link AgreementRefusal} */
    public Recoupment {
        Limits.requireAmount(clause, advance);
        Limits.requireTwo(clause, party, advancedBy);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(party, advancedBy);
    }

    @Override
    public void settle(Pot pot) {
        pot.move(party, advancedBy, pot.input().outstanding(clause).atMost(advance), Shortfall.LIMITED);
    }

    @Override
    public Words words() {
        return Words.of("recoupment").add(party).add(advancedBy).add(advance);
    }

    @Override
    public boolean countsByPeriod() {
        return true;
    }
}
