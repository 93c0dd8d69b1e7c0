package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * A percentage for a party's service: 10 % for customer care.
 *
 * @param most in a settlement period
 */
public record PercentageFee(Clause clause, OrganisationId party, int basisPoints, Basis basis, Optional<Money> most)
        implements Step {

    /** @throws RefusedException with {@link AgreementRefusal} */
    public PercentageFee {
        Limits.requirePercentage(clause, basisPoints);
        most.ifPresent(amount -> Limits.requireAmount(clause, amount));
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(party);
    }

    @Override
    public void settle(Pot pot) {
        Money fee = pot.basis(basis).portion(basisPoints, Limits.WHOLE);
        pot.pay(party, most.map(fee::atMost).orElse(fee));
    }

    @Override
    public Words words() {
        return Words.of("percentage-fee").add(party).add(basisPoints).add(basis).addMoney(most);
    }

    @Override
    public boolean countsByPeriod() {
        return most.isPresent();
    }

    @Override
    public int claimOnGross() {
        return basis == Basis.GROSS ? basisPoints : 0;
    }
}
