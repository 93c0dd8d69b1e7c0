package io.hefu.core.pricing;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What calls cost under a plan. Kept by billing, shown by the portal, and what gateways set money aside by. */
public interface PriceLists {

    /** The prices in force now. A billable operation without one is not free: its calls wait until it has one. */
    CompletionStage<List<Price>> of(PlanCode plan);

    /** Every version of the plan's prices, those that are not in force yet included, the newest of each operation first. */
    CompletionStage<List<Price>> history(PlanCode plan);

    /**
     * @param version counts from 1 for each operation of a plan
     * @param most what a call may cost at most
     */
    record Price(
            ApiName api,
            String operation,
            int version,
            Instant effectiveFrom,
            PriceTerms terms,
            boolean taxIncluded,
            CostBound most) {

        /** The first version of a price that is the same for every unit, in force since ever. */
        public static Price perUnit(ApiName api, String operation, Money perUnit) {
            return new Price(
                    api, operation, 1, Instant.EPOCH, PriceTerms.perUnit(perUnit), true, CostBound.perUnit(perUnit));
        }
    }
}
