package io.hefu.portal.plan;

import io.hefu.core.pricing.PriceLists.Price;
import java.util.List;

/** A plan and what its calls cost now; an operation without a price is free. */
public record PricedPlan(Plan plan, List<Price> prices) {

    public PricedPlan {
        prices = List.copyOf(prices);
    }
}
