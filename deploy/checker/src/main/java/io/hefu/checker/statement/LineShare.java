package io.hefu.checker.statement;

import java.math.BigInteger;
import java.util.Map;

/**
 * Divides a line's share among its calls as they come by ascending id: the i-th has ⌊S·(g₁+…+gᵢ)/G⌋ − ⌊S·(g₁+…+gᵢ₋₁)/G⌋, or
 * the same by calls where the line costs nothing.
 */
final class LineShare {

    private final BigInteger share;
    private final BigInteger whole;
    private final boolean byCalls;
    private BigInteger passed = BigInteger.ZERO;
    private BigInteger given = BigInteger.ZERO;
    private long calls;
    private long units;
    private long gross;

    /** @param line what the line has in all */
    LineShare(Amounts line) {
        this.share = BigInteger.valueOf(line.share());
        this.byCalls = line.gross() == 0;
        this.whole = BigInteger.valueOf(byCalls ? line.calls() : line.gross());
    }

    long next(long callUnits, long callGross) {
        calls++;
        units = Math.addExact(units, callUnits);
        gross = Math.addExact(gross, callGross);
        passed = passed.add(byCalls ? BigInteger.ONE : BigInteger.valueOf(callGross));
        BigInteger upTo = whole.signum() == 0 ? BigInteger.ZERO : floor(share.multiply(passed));
        long next = upTo.subtract(given).longValueExact();
        given = upTo;
        return next;
    }

    /** Of the calls so far. */
    Amounts amounts() {
        return new Amounts(calls, units, gross, Map.of(), given.longValueExact());
    }

    private BigInteger floor(BigInteger numerator) {
        BigInteger[] quotient = numerator.divideAndRemainder(whole);
        return quotient[1].signum() < 0 ? quotient[0].subtract(BigInteger.ONE) : quotient[0];
    }
}
