package io.hefu.billing.rating;

import io.hefu.billing.tally.TallyKey;
import io.hefu.core.money.Money;

/** Rated calls, counted, and their cost. */
record CostTally(TallyKey key, long lines, Money cost) {

    CostTally plus(CostTally other) {
        return new CostTally(key, lines + other.lines, cost.plus(other.cost));
    }
}
