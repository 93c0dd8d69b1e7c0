package io.hefu.checker.price;

import java.math.BigInteger;

/** What use of an operation costs in a month, by one version of a price. */
public interface Price {

    /** @return micro-yuan for all of it, where nothing else was used in the month */
    BigInteger total(BigInteger calls, BigInteger units);

    /** Whether a call's price depends on what was used before it: then only the month's sum follows from the price. */
    default boolean countsTheMonth() {
        return true;
    }

    /** What one call costs, where that depends on nothing else. */
    default BigInteger charge(BigInteger units) {
        return total(BigInteger.ONE, units);
    }
}
