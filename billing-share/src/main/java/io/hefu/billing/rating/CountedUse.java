package io.hefu.billing.rating;

import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceVersion;
import io.hefu.core.identity.ApplicationId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;

/** What is counted together, where a price depends on what was used before in the month. */
public record CountedUse(ApplicationId application, PriceKey price, int priceVersion, YearMonth month) {

    /** In which they are locked, so that none waits in a circle. */
    static final Comparator<CountedUse> ORDER = Comparator.comparing((CountedUse use) -> use.application.value())
            .thenComparing(use -> use.price.plan().value())
            .thenComparing(use -> use.price.api().value())
            .thenComparing(use -> use.price.operation())
            .thenComparing(CountedUse::priceVersion)
            .thenComparing(CountedUse::month);

    public static CountedUse of(ApplicationId application, PriceVersion price, LocalDate businessDate) {
        return new CountedUse(application, price.key(), price.version(), YearMonth.from(businessDate));
    }
}
