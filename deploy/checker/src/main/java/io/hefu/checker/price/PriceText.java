package io.hefu.checker.price;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads prices from their text: a keyword, then its numbers; amounts in micro-yuan. A kind that is not known here is none:
 * calls under it are told as not verified.
 *
 * <pre>
 * per-unit 45000                             package 100 3000000           a begun package pays for all of it
 * per-call 45000                             subscription 9000000 100 45000   fee, units included, each one beyond
 * free-tier 100 45000                        graduated 0 250 100000 250 - 80000
 * discounted 500 per-unit 45000              less 5 %, of the month's total
 * </pre>
 */
public final class PriceText {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
    private static final String NO_END = "-";

    private static final Map<String, Function<List<String>, Price>> KINDS = Map.of(
            "per-unit", words -> each((calls, units) -> units, number(words, 0)),
            "per-call", words -> each((calls, units) -> calls, number(words, 0)),
            "free-tier", words -> beyond(number(words, 0), number(words, 1)),
            "subscription", words -> beyond(number(words, 1), number(words, 2)),
            "package", words -> packages(number(words, 0), number(words, 1)),
            "graduated", PriceText::graduated,
            "discounted", words -> discounted(number(words, 0), words.subList(1, words.size())));

    private record Band(BigInteger from, Optional<BigInteger> to, BigInteger perUnit) {

        BigInteger of(BigInteger units) {
            BigInteger end = to.map(units::min).orElse(units);
            return end.subtract(from).max(ZERO).multiply(perUnit);
        }
    }

    private PriceText() {}

    public static Optional<Price> read(String text) {
        return read(List.of(text.strip().split("\\s+")));
    }

    private static Optional<Price> read(List<String> words) {
        return Optional.ofNullable(KINDS.get(words.get(0))).map(kind -> kind.apply(words.subList(1, words.size())));
    }

    /** The same for each, whatever came before. */
    private static Price each(Price count, BigInteger price) {
        return new Price() {

            @Override
            public BigInteger total(BigInteger calls, BigInteger units) {
                return count.total(calls, units).multiply(price);
            }

            @Override
            public boolean countsTheMonth() {
                return false;
            }
        };
    }

    private static Price beyond(BigInteger free, BigInteger perUnit) {
        return (calls, units) -> units.subtract(free).max(ZERO).multiply(perUnit);
    }

    private static Price packages(BigInteger size, BigInteger perPackage) {
        return (calls, units) -> units.add(size).subtract(ONE).divide(size).multiply(perPackage);
    }

    private static Price graduated(List<String> words) {
        List<Band> bands = new ArrayList<>();
        for (int at = 0; at < words.size(); at += 3) {
            Optional<BigInteger> to =
                    words.get(at + 1).equals(NO_END) ? Optional.empty() : Optional.of(number(words, at + 1));
            bands.add(new Band(number(words, at), to, number(words, at + 2)));
        }
        return (calls, units) -> bands.stream().map(band -> band.of(units)).reduce(ZERO, BigInteger::add);
    }

    private static Price discounted(BigInteger basisPoints, List<String> of) {
        Price full =
                read(of).orElseThrow(() -> new IllegalArgumentException("price: " + of + " (expected: a known kind)"));
        return (calls, units) ->
                full.total(calls, units).multiply(WHOLE.subtract(basisPoints)).divide(WHOLE);
    }

    private static BigInteger number(List<String> words, int index) {
        return new BigInteger(words.get(index));
    }
}
