package io.hefu.billing.dispute;

import io.hefu.core.money.Money;
import java.util.Collection;

/**
 * What of a party's balance can be paid while some of it is disputed.
 *
 * @param payable whole fen, 0 or more
 * @param frozen of the balance; the two and the residue sum to it
 */
public record UndisputedPart(Money payable, Money frozen) {

    /** @param disputes those about this balance, in whatever state */
    public static UndisputedPart of(Money balance, Collection<? extends Dispute> disputes) {
        Money disputed = disputes.stream().map(Dispute::frozen).reduce(Money.ZERO, Money::plus);
        if (balance.compareTo(Money.ZERO) <= 0) {
            return new UndisputedPart(Money.ZERO, Money.ZERO);
        }
        Money frozen = disputed.compareTo(balance) > 0 ? balance : disputed;
        return new UndisputedPart(balance.minus(frozen).payable(), frozen);
    }
}
