package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import java.util.List;

/** Gives one party all that is left, to the last micro-yuan. */
public record Remainder(Clause clause, OrganisationId party) implements Step {

    @Override
    public List<OrganisationId> parties() {
        return List.of(party);
    }

    @Override
    public void settle(Pot pot) {
        pot.pay(party, pot.left());
    }

    @Override
    public Words words() {
        return Words.of("remainder").add(party);
    }
}
