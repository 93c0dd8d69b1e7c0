package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * A fixed fee for every call or unit.
 *
 * @param most in a settlement period
 */
public record UnitFee(Clause clause, OrganisationId party, Per per, Money each, Optional<Money> most) implements Step {

    public enum Per {
        CALL,
        UNIT
    }

    /** @throws RefusedException with {@link AgreementRefusal.AmountOutOfRange} */
    public UnitFee {
        Limits.requireAmount(clause, each);
        most.ifPresent(amount -> Limits.requireAmount(clause, amount));
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(party);
    }

    @Override
    public void settle(Pot pot) {
        long count = per == Per.CALL ? pot.input().calls() : pot.input().units();
        Money limit = most.map(pot.left()::atMost).orElse(pot.left());
        boolean beyondLimit = count > limit.microYuan() / each.microYuan();
        pot.pay(party, beyondLimit ? limit : each.times(count));
    }

    @Override
    public Words words() {
        return Words.of("unit-fee").add(party).add(per).add(each).addMoney(most);
    }

    @Override
    public boolean countsByPeriod() {
        return most.isPresent();
    }
}
