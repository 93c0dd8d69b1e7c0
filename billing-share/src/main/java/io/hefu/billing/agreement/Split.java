package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/** Shares by percentages; what they leave goes on to the next clause. */
public record Split(Clause clause, Basis basis, List<Portion> portions) implements Step {

    /** @throws RefusedException with {@link AgreementRefusal} */
    public Split {
        Limits.requirePortions(clause, portions);
        portions = Portion.sorted(portions);
    }

    @Override
    public List<OrganisationId> parties() {
        return portions.stream().map(Portion::party).toList();
    }

    @Override
    public void settle(Pot pot) {
        pot.split(pot.basis(basis), portions);
    }

    @Override
    public Words words() {
        return Words.of("split").add(basis).addPortions(portions);
    }

    @Override
    public int claimOnGross() {
        return basis == Basis.GROSS ? Portion.total(portions) : 0;
    }
}
