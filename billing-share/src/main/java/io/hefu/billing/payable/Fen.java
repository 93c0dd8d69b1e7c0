package io.hefu.billing.payable;

import io.hefu.core.money.Money;

/** Amounts that can be paid: whole fen. */
public final class Fen {

    private static final long MICRO_YUAN = 10_000;

    private Fen() {}

    public static Money money(long fen) {
        return new Money(Math.multiplyExact(fen, MICRO_YUAN));
    }

    /** @throws IllegalArgumentException for a part of a fen */
    public static long of(Money amount) {
        if (amount.microYuan() % MICRO_YUAN != 0) {
            throw new IllegalArgumentException("amount: " + amount + " (expected: whole fen)");
        }
        return amount.microYuan() / MICRO_YUAN;
    }

    /** Rounded up: of what is disputed of a fen nothing is paid. */
    static long roundedUp(Money amount) {
        return -Math.floorDiv(-amount.microYuan(), MICRO_YUAN);
    }
}
