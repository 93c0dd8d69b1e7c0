package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementBook;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceModel;
import io.hefu.billing.pricing.PriceVersion;
import io.hefu.billing.pricing.Used;
import io.hefu.core.call.Environment;
import io.hefu.core.money.Money;
import java.util.Optional;

/** Says what a call costs and under which agreement, by the versions in force when the call was received. */
record Tariff(PriceBook prices, AgreementBook agreements) {

    /** A billion yuan. With it, sums over any stretch of time stay far from the limits of {@link Money}. */
    private static final Money MOST_PER_CALL = Money.ofYuan("1e9");

    /** @param used what was used before this call, where its price counts that */
    Verdict rate(AnsweredUsage usage, UsedSoFar used) {
        if (isFree(usage)) {
            return new Verdict.NotCharged();
        }
        return price(usage)
                .map(price -> charge(usage, price, used))
                .orElseGet(() -> new Verdict.Suspended(SuspenseReason.NO_PRICE));
    }

    /** What a call would count toward, where its price counts the month. */
    Optional<CountedUse> counted(AnsweredUsage usage) {
        return isFree(usage)
                ? Optional.empty()
                : price(usage).filter(price -> price.model().countsTheMonth()).map(price -> use(usage, price));
    }

    private static CountedUse use(AnsweredUsage usage, PriceVersion price) {
        return CountedUse.of(usage.key().application(), price, usage.key().businessDate());
    }

    private static boolean isFree(AnsweredUsage usage) {
        return !usage.billable() || usage.key().environment() == Environment.SANDBOX;
    }

    private Optional<PriceVersion> price(AnsweredUsage usage) {
        return usage.plan()
                .map(plan -> new PriceKey(plan, usage.key().api(), usage.key().operation()))
                .flatMap(key -> prices.inForce(key, usage.receivedAt()));
    }

    private Verdict charge(AnsweredUsage usage, PriceVersion price, UsedSoFar used) {
        Optional<CountedUse> counted =
                price.model().countsTheMonth() ? Optional.of(use(usage, price)) : Optional.empty();
        Optional<Money> gross = gross(price.model(), counted.map(used::before).orElse(Used.NOTHING), usage.units());
        if (gross.isEmpty()) {
            return new Verdict.Suspended(SuspenseReason.AMOUNT_OUT_OF_RANGE);
        }
        Optional<Agreement> agreement =
                agreements.inForce(usage.key().api(), usage.key().operation(), usage.receivedAt());
        if (agreement.isEmpty() && gross.get().compareTo(Money.ZERO) > 0) {
            return new Verdict.Suspended(SuspenseReason.NO_AGREEMENT);
        }
        return new Verdict.Charged(price.version(), counted, agreement, gross.get());
    }

    private static Optional<Money> gross(PriceModel model, Used before, long units) {
        try {
            return Optional.of(model.charge(before, Used.call(units)))
                    .filter(gross -> gross.compareTo(MOST_PER_CALL) <= 0);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
