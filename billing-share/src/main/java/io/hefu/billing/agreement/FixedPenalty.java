package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/** A fixed amount for every incident (考核扣款). How many there were comes with the {@link Cumulative}. */
public record FixedPenalty(Clause clause, OrganisationId from, OrganisationId to, Money each, Shortfall shortfall)
        implements Transfer {

    /** @throws RefusedException with {@link AgreementRefusal} */
    public FixedPenalty {
        Limits.requireAmount(clause, each);
        Limits.requireTwo(clause, from, to);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(from, to);
    }

    @Override
    public void settle(Pot pot) {
        pot.move(from, to, each.times(pot.input().incidents(clause)), shortfall);
    }

    @Override
    public Words words() {
        return Words.of("fixed-penalty").add(from).add(to).add(each).add(shortfall);
    }
}
