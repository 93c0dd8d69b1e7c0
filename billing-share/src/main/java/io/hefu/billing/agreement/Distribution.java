package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose the gross is, by party and by clause. What went back to customers and the shares sum to the gross, exactly.
 *
 * @param returned what went back to customers
 * @param shares of all parties, in the order of their ids
 * @param steps in the order of the terms
 */
public record Distribution(
        Money gross, Money returned, SortedMap<OrganisationId, Money> shares, List<StepAmount> steps) {

    public Distribution {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        steps = List.copyOf(steps);
        Money sum = shares.values().stream().reduce(returned, Money::plus);
        if (!sum.equals(gross)) {
            throw new IllegalArgumentException("shares: sum to " + sum + " (expected: the gross of " + gross + ")");
        }
    }

    public Money share(OrganisationId party) {
        return shares.getOrDefault(party, Money.ZERO);
    }

    Distribution negated() {
        return new Distribution(
                gross.negated(),
                returned.negated(),
                Amounts.negated(shares),
                steps.stream().map(StepAmount::negated).toList());
    }

    /** @param earlier of the same waterfall */
    Distribution minus(Distribution earlier) {
        List<StepAmount> differences = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            differences.add(steps.get(i).minus(earlier.steps.get(i)));
        }
        return new Distribution(
                gross.minus(earlier.gross),
                returned.minus(earlier.returned),
                Amounts.minus(shares, earlier.shares),
                differences);
    }
}
