package io.hefu.core.usage;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What calls cost under a plan. Kept by billing, shown by the portal. */
public interface PriceLists {

    /** The prices in force now. A billable operation without one is not free: its calls wait until it has one. */
    CompletionStage<List<Price>> of(PlanCode plan);

    /** @param perUnit the price of one unit of the operation */
    record Price(ApiName api, String operation, Money perUnit) {}
}
