package io.hefu.checker.agreement;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that came in under one version of an agreement in one month.
 *
 * @param gross in micro-yuan, as all amounts
 * @param excluded by reason: {@code REFUND} and others
 * @param incidents by clause number
 * @param outstanding still to be recouped when the month began, by clause number
 * @param closed whether nothing more is expected
 */
public record MonthTotals(
        BigInteger gross,
        BigInteger calls,
        BigInteger units,
        Map<String, BigInteger> excluded,
        Map<String, BigInteger> incidents,
        Map<String, BigInteger> outstanding,
        boolean closed) {

    public MonthTotals {
        excluded = Map.copyOf(excluded);
        incidents = Map.copyOf(incidents);
        outstanding = Map.copyOf(outstanding);
    }

    public static MonthTotals of(long gross, long calls, long units) {
        return new MonthTotals(
                BigInteger.valueOf(gross),
                BigInteger.valueOf(calls),
                BigInteger.valueOf(units),
                Map.of(),
                Map.of(),
                Map.of(),
                false);
    }

    /** Whether less than nothing came in. */
    boolean isNegative() {
        return Stream.of(
                        Stream.of(gross, calls, units),
                        excluded.values().stream(),
                        incidents.values().stream(),
                        outstanding.values().stream())
                .flatMap(numbers -> numbers)
                .anyMatch(number -> number.signum() < 0);
    }

    MonthTotals negated() {
        return new MonthTotals(
                gross.negate(),
                calls.negate(),
                units.negate(),
                negated(excluded),
                negated(incidents),
                negated(outstanding),
                closed);
    }

    private static Map<String, BigInteger> negated(Map<String, BigInteger> numbers) {
        Map<String, BigInteger> negated = new TreeMap<>(numbers);
        negated.replaceAll((name, number) -> number.negate());
        return negated;
    }
}
