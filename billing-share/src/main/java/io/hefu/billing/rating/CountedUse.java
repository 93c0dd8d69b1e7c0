package io.hefu.billing.rating;

import io.hefu.billing.pricing.PriceVersion;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import java.time.YearMonth;

/** What is counted together, where a price depends on what was used before in the month. */
record CountedUse(
        ApplicationId application, PlanCode plan, ApiName api, String operation, int priceVersion, YearMonth month) {

    static CountedUse of(TallyKey key, PriceVersion price) {
        return new CountedUse(
                key.application(),
                price.key().plan(),
                key.api(),
                key.operation(),
                price.version(),
                YearMonth.from(key.businessDate()));
    }
}
