package io.hefu.core.money;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Divides an amount so that the parts sum to the whole, exactly. */
public final class Allocation {

    private Allocation() {}

    /**
     * By largest remainder: every party gets its exact part rounded toward zero, and the micro-yuan left over go one each
     * to those who lost most by the rounding, ties in the order of their keys. A negative amount mirrors the positive
     * one, so that a reversal takes back just what was given.
     *
     * @param weights none negative, not all zero
     */
    public static <K extends Comparable<K>> Map<K, Money> byLargestRemainder(Money amount, SortedMap<K, Long> weights) {
        BigInteger total = weights.values().stream().map(Allocation::weight).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            throw new IllegalArgumentException("weights: " + weights + " (expected: at least one above 0)");
        }
        if (amount.microYuan() < 0) {
            Map<K, Money> mirrored = byLargestRemainder(amount.negated(), weights);
            mirrored.replaceAll((key, part) -> part.negated());
            return mirrored;
        }
        Map<K, Money> parts = new LinkedHashMap<>();
        TreeMap<K, BigInteger> remainders = new TreeMap<>();
        long left = amount.microYuan();
        for (var entry : weights.entrySet()) {
            BigInteger[] exact = BigInteger.valueOf(amount.microYuan())
                    .multiply(weight(entry.getValue()))
                    .divideAndRemainder(total);
            parts.put(entry.getKey(), new Money(exact[0].longValueExact()));
            remainders.put(entry.getKey(), exact[1]);
            left -= exact[0].longValueExact();
        }
        Comparator<K> mostLost = Comparator.comparing(remainders::get, Comparator.reverseOrder());
        List<K> receivers =
                remainders.keySet().stream().sorted(mostLost).limit(left).toList();
        receivers.forEach(key -> parts.merge(key, new Money(1), Money::plus));
        return parts;
    }

    private static BigInteger weight(long weight) {
        if (weight < 0) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: >= 0)");
        }
        return BigInteger.valueOf(weight);
    }
}
