package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one clause came to.
 *
 * @param amount what it took out of the pot, below 0 for a cap that put something back; for a {@link Transfer} what it moved
 * @param parts what each party it names got by it, or gave
 */
public record StepAmount(Clause clause, Money amount, SortedMap<OrganisationId, Money> parts) {

    public StepAmount {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    StepAmount negated() {
        return new StepAmount(clause, amount.negated(), Amounts.negated(parts));
    }

    StepAmount minus(StepAmount other) {
        return new StepAmount(clause, amount.minus(other.amount), Amounts.minus(parts, other.parts));
    }
}
