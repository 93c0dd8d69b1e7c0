package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementBook;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceVersion;
import io.hefu.core.call.Environment;
import io.hefu.core.money.Money;
import java.util.Optional;

/** Says what a call costs and under which agreement, by the versions in force when the call was received. */
record Tariff(PriceBook prices, AgreementBook agreements) {

    /** A billion yuan. With it, sums over any stretch of time stay far from the limits of {@link Money}. */
    private static final long MOST_MICRO_YUAN_PER_CALL = 1_000_000_000_000_000L;

    Verdict rate(AnsweredUsage usage) {
        if (!usage.billable() || usage.key().environment() == Environment.SANDBOX) {
            return new Verdict.NotCharged();
        }
        return price(usage)
                .map(price -> charge(usage, price))
                .orElseGet(() -> new Verdict.Suspended(SuspenseReason.NO_PRICE));
    }

    private Optional<PriceVersion> price(AnsweredUsage usage) {
        return usage.plan()
                .map(plan -> new PriceKey(plan, usage.key().api(), usage.key().operation()))
                .flatMap(key -> prices.inForce(key, usage.receivedAt()));
    }

    private Verdict charge(AnsweredUsage usage, PriceVersion price) {
        if (usage.units() > 0 && price.perUnit().microYuan() > MOST_MICRO_YUAN_PER_CALL / usage.units()) {
            return new Verdict.Suspended(SuspenseReason.AMOUNT_OUT_OF_RANGE);
        }
        Money gross = price.perUnit().times(usage.units());
        Optional<Agreement> agreement =
                agreements.inForce(usage.key().api(), usage.key().operation(), usage.receivedAt());
        if (agreement.isEmpty() && gross.compareTo(Money.ZERO) > 0) {
            return new Verdict.Suspended(SuspenseReason.NO_AGREEMENT);
        }
        return new Verdict.Charged(price.version(), agreement, gross);
    }
}
