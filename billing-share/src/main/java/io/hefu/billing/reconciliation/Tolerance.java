package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.math.BigInteger;
import java.util.Set;

/**
 * How much two sides of an agreement may differ without a break: every bound holds at once. What is inside is booked as a
 * tolerance entry of its own.
 *
 * @param agreement the agreement's name
 * @param products what is shared under it
 * @param fen most that one pair of lines, or of totals, may differ by
 * @param basisPoints the same, in 1/100 of a percent of our amount
 * @param calls most that two totals may differ by
 * @param mostPairs most pairs that may differ in one run; with one more, each is a break
 */
public record Tolerance(String agreement, Set<Product> products, long fen, int basisPoints, int calls, long mostPairs) {

    private static final long MICRO_YUAN_PER_FEN = 10_000;
    private static final long WHOLE = 10_000;

    public Tolerance {
        products = Set.copyOf(products);
        if (fen < 0 || fen > Long.MAX_VALUE / MICRO_YUAN_PER_FEN || basisPoints < 0 || calls < 0 || mostPairs < 0) {
            throw new IllegalArgumentException("tolerance of " + agreement + ": " + fen + " fen, " + basisPoints
                    + " basis points, " + calls + " calls, " + mostPairs + " pairs (expected: >= 0)");
        }
    }

    /** @param difference what two lines or totals differ by, in micro-yuan, not negative */
    boolean covers(long difference, long ourMicroYuan, long ourCalls, long theirCalls) {
        return Math.abs(theirCalls - ourCalls) <= calls
                && difference <= fen * MICRO_YUAN_PER_FEN
                && product(difference, WHOLE)
                                .compareTo(product(ourMicroYuan, basisPoints).abs())
                        <= 0;
    }

    private static BigInteger product(long amount, long factor) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor));
    }

    /**
     * What was tolerated under an agreement in a run, to be booked.
     *
     * @param difference theirs less ours, in sum
     */
    public record Entry(String agreement, long pairs, Money difference) {}
}
