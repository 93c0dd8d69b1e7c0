package io.hefu.billing.statement;

import io.hefu.core.money.Money;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * A party's share of single calls, out of the totals of their line: with calls in {@link Leaf#ID_ORDER}, the i-th gets
 * ⌊S·(g₁+…+gᵢ)/G⌋ − ⌊S·(g₁+…+gᵢ₋₁)/G⌋, so that the calls of a line sum to the line and none is off by a micro-yuan or more.
 * Lines may come mixed; memory grows with lines, not with calls.
 */
public final class CallShares {

    /** What a line has in all. */
    public record LineTotals(long calls, Money gross, Money share) {}

    private static final class Progress {

        private final LineTotals line;
        private long calls;
        private Money gross = Money.ZERO;
        private Money share = Money.ZERO;

        Progress(LineTotals line) {
            this.line = line;
        }
    }

    private final Map<LineKey, Progress> lines = new HashMap<>();

    public CallShares(Map<LineKey, LineTotals> lines) {
        lines.forEach((key, totals) -> this.lines.put(key, new Progress(totals)));
    }

    /** The share of the next call of a line. */
    public Money next(LineKey key, Money gross) {
        Progress line = lines.get(key);
        if (line == null) {
            throw new IllegalArgumentException("line: " + key + " (expected: one of those given)");
        }
        line.calls = Math.addExact(line.calls, 1);
        line.gross = line.gross.plus(gross);
        Money reached = reached(line);
        Money share = reached.minus(line.share);
        line.share = reached;
        return share;
    }

    /** @throws IllegalStateException when the calls of a line were not those that its totals are of */
    public void finish() {
        lines.forEach((key, line) -> {
            LineTotals seen = new LineTotals(line.calls, line.gross, line.share);
            if (!seen.equals(line.line)) {
                throw new IllegalStateException(
                        "line " + key + ": calls make " + seen + ", the line says " + line.line);
            }
        });
    }

    /** A line that earns something though its calls are free is divided by calls. */
    private static Money reached(Progress line) {
        boolean free = line.line.gross.equals(Money.ZERO);
        long part = free ? line.calls : line.gross.microYuan();
        long whole = free ? line.line.calls : line.line.gross.microYuan();
        return new Money(floor(line.line.share.microYuan(), part, whole));
    }

    /** ⌊share · part / whole⌋. */
    private static long floor(long share, long part, long whole) {
        long low = share * part;
        if (Math.multiplyHigh(share, part) == low >> (Long.SIZE - 1)) {
            return Math.floorDiv(low, whole);
        }
        BigInteger[] quotient = BigInteger.valueOf(share)
                .multiply(BigInteger.valueOf(part))
                .divideAndRemainder(BigInteger.valueOf(whole));
        long toZero = quotient[0].longValueExact();
        return quotient[1].signum() != 0 && quotient[1].signum() != Long.signum(whole) ? toZero - 1 : toZero;
    }
}
