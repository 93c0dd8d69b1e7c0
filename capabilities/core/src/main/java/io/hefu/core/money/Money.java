package io.hefu.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An amount of Chinese yuan in micro-yuan (10⁻⁶ CNY), ±9.2·10¹² CNY. Never a floating-point number. Arithmetic that would
 * overflow fails with {@link ArithmeticException}.
 */
public record Money(long microYuan) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** ISO 4217. */
    public static final String CURRENCY = "CNY";

    private static final int SCALE = 6;
    private static final long MICRO_YUAN_PER_FEN = 10_000;

    /** @throws ArithmeticException for a finer amount than a micro-yuan */
    public static Money ofYuan(BigDecimal yuan) {
        return new Money(yuan.setScale(SCALE).unscaledValue().longValueExact());
    }

    public static Money ofYuan(String yuan) {
        return ofYuan(new BigDecimal(yuan));
    }

    /** Exact, with six decimals: {@code 0.045000}. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(microYuan, SCALE);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(microYuan, other.microYuan));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(microYuan, other.microYuan));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(microYuan, factor));
    }

    public Money negated() {
        return new Money(Math.negateExact(microYuan));
    }

    /**
     * This amount times a fraction, exact in between and rounded toward zero: the portion of a reversal mirrors that of what
     * it reverses.
     *
     * @param numerator at least 0
     * @param denominator above 0
     */
    public Money portion(long numerator, long denominator) {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "fraction: " + numerator + "/" + denominator + " (expected: at least 0, over more than 0)");
        }
        long low = microYuan * numerator;
        if (Math.multiplyHigh(microYuan, numerator) == low >> 63) {
            return new Money(low / denominator);
        }
        return new Money(BigInteger.valueOf(microYuan)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact());
    }

    public Money atMost(Money most) {
        return compareTo(most) > 0 ? most : this;
    }

    public Money atLeast(Money least) {
        return compareTo(least) < 0 ? least : this;
    }

    /** What can be paid: whole fen, rounded down; {@link #residue()} is the rest. */
    public Money payable() {
        return new Money(Math.multiplyExact(Math.floorDiv(microYuan, MICRO_YUAN_PER_FEN), MICRO_YUAN_PER_FEN));
    }

    /** What a whole number of fen leaves, at least 0 and less than one fen; carried to the next period. */
    public Money residue() {
        return minus(payable());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(microYuan, other.microYuan);
    }

    @Override
    public String toString() {
        return yuan().toPlainString() + " " + CURRENCY;
    }
}
