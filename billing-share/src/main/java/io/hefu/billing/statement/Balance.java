package io.hefu.billing.statement;

import io.hefu.core.money.Money;

/**
 * How a party's money goes on from period to period: what was left over before, plus what was earned, is what is payable,
 * in whole fen, plus what is left over now. Nothing is lost to rounding. Days telescope: the fen payable of a month's days
 * sum to those of the month.
 *
 * @param openingResidue at least 0 and less than a fen
 * @param earned shares and corrections of the period
 */
public record Balance(Money openingResidue, Money earned) {

    public static final long MICRO_YUAN_PER_FEN = 10_000;

    public Balance {
        if (openingResidue.compareTo(Money.ZERO) < 0 || openingResidue.microYuan() >= MICRO_YUAN_PER_FEN) {
            throw new IllegalArgumentException(
                    "opening residue: " + openingResidue + " (expected: 0 to less than a fen)");
        }
    }

    /** Whole fen; below 0 when the party owes. */
    public Money payable() {
        return openingResidue.plus(earned).payable();
    }

    public long payableFen() {
        return payable().microYuan() / MICRO_YUAN_PER_FEN;
    }

    /** The opening residue of the next period. */
    public Money closingResidue() {
        return openingResidue.plus(earned).residue();
    }
}
