package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;

/**
 * Another model's price less a percentage, the monthly fee included. Reckoned on the month's total, so that no fraction of a
 * micro-yuan is lost by each call; therefore it counts the month.
 *
 * @param basisPoints less, in 1/100 of a percent
 */
public record Discounted(int basisPoints, PriceModel of) implements PriceModel {

    private static final int WHOLE = 10_000;

    /** @throws RefusedException with {@link PriceRefusal} */
    public Discounted {
        if (basisPoints < 1 || basisPoints > WHOLE) {
            throw new RefusedException(new PriceRefusal.DiscountOutOfRange(basisPoints));
        }
        if (of instanceof Discounted) {
            throw new RefusedException(PriceRefusal.Plain.DISCOUNT_TWICE);
        }
    }

    @Override
    public Money total(Used used) {
        return less(of.total(used));
    }

    @Override
    public boolean countsTheMonth() {
        return true;
    }

    /** Rounded up: a call may be the one that brings the month to the next whole micro-yuan. */
    @Override
    public CostBound bound() {
        CostBound full = of.bound();
        return new CostBound(lessRoundedUp(full.perCall()), full.unitsPerStep(), lessRoundedUp(full.perStep()));
    }

    @Override
    public Money monthlyFee() {
        return less(of.monthlyFee());
    }

    private Money lessRoundedUp(Money price) {
        return price.minus(price.portion(basisPoints, WHOLE));
    }

    private Money less(Money price) {
        return price.portion(WHOLE - basisPoints, WHOLE);
    }
}
