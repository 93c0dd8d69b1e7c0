package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/**
 * A percentage held back against what may never be paid: 8 % for bad debt (坏账准备).
 *
 * @param heldBy whose share the reserve is until it is released
 */
public record Reserve(Clause clause, OrganisationId heldBy, int basisPoints, Basis basis) implements Step {

    /** @throws RefusedException with {@link AgreementRefusal.PercentageOutOfRange} */
    public Reserve {
        Limits.requirePercentage(clause, basisPoints);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(heldBy);
    }

    @Override
    public void settle(Pot pot) {
        pot.pay(heldBy, pot.basis(basis).portion(basisPoints, Limits.WHOLE));
    }

    @Override
    public Words words() {
        return Words.of("reserve").add(heldBy).add(basisPoints).add(basis);
    }

    @Override
    public int claimOnGross() {
        return basis == Basis.GROSS ? basisPoints : 0;
    }
}
