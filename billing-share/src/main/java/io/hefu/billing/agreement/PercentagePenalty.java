package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/**
 * A percentage of what a party has earned, for every incident; ten incidents at 10 % take it all, and no more than all is
 * taken.
 */
public record PercentagePenalty(Clause clause, OrganisationId from, OrganisationId to, int basisPoints)
        implements Transfer {

    /** @throws RefusedException with {@link AgreementRefusal} */
    public PercentagePenalty {
        Limits.requirePercentage(clause, basisPoints);
        Limits.requireTwo(clause, from, to);
    }

    @Override
    public List<OrganisationId> parties() {
        return List.of(from, to);
    }

    @Override
    public void settle(Pot pot) {
        long incidents = Math.min(pot.input().incidents(clause), Limits.WHOLE);
        Money earned = pot.share(from).atLeast(Money.ZERO);
        pot.move(
                from,
                to,
                earned.portion(Math.min(Limits.WHOLE, basisPoints * incidents), Limits.WHOLE),
                Shortfall.LIMITED);
    }

    @Override
    public Words words() {
        return Words.of("percentage-penalty").add(from).add(to).add(basisPoints);
    }
}
