package io.hefu.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {

    @Test
    void whatIsLeftGoesToThoseWhoLostMost() {
        // 10 by 1:2:4 is 1 3/7, 2 6/7, 5 5/7: two are left, for b and then c.
        assertThat(allocated(10, weights(1, 2, 4))).isEqualTo(amounts(1, 3, 6));
    }

    @Test
    void tiesGoInTheOrderOfTheKeys() {
        assertThat(allocated(2, weights(1, 1, 1))).isEqualTo(amounts(1, 1, 0));
        assertThat(allocated(-2, weights(1, 1, 1))).isEqualTo(amounts(-1, -1, 0));
    }

    @Test
    void nothingDividesIntoNothing() {
        assertThat(allocated(0, weights(3, 7))).isEqualTo(amounts(0, 0));
    }

    @Test
    void aWeightOfZeroGetsNothing() {
        assertThat(allocated(7, weights(0, 1, 0, 1))).isEqualTo(amounts(0, 4, 0, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 7, Long.MAX_VALUE, -Long.MAX_VALUE})
    void oneGetsItAll(long amount) {
        assertThat(allocated(amount, weights(Long.MAX_VALUE))).isEqualTo(amounts(amount));
    }

    @Test
    void theLargestAmountsAndWeightsDoNotOverflow() {
        assertThat(allocated(Long.MAX_VALUE, weights(Long.MAX_VALUE, Long.MAX_VALUE)))
                .isEqualTo(amounts((1L << 62), (1L << 62) - 1));
    }

    @Test
    void weightsMustSaySomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> allocated(5, weights()));
        assertThatIllegalArgumentException().isThrownBy(() -> allocated(5, weights(0, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> allocated(5, weights(1, -1)));
        assertThatIllegalArgumentException().isThrownBy(() -> allocated(0, weights(2, -1)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsSumToTheWholeAreOffByLessThanOneAndMirror(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            SortedMap<String, Long> weights = weights(random);
            long amount = random.nextLong() >> random.nextInt(1, 63);

            Map<String, Money> parts = allocated(amount, weights);

            assertThat(sum(parts)).isEqualTo(amount);
            assertOffByLessThanOne(amount, weights, parts);
            allocated(-amount, weights)
                    .forEach((key, part) -> assertThat(part.negated()).isEqualTo(parts.get(key)));
        }
    }

    private static void assertOffByLessThanOne(long amount, SortedMap<String, Long> weights, Map<String, Money> parts) {
        BigInteger total = BigInteger.valueOf(
                weights.values().stream().mapToLong(Long::longValue).sum());
        weights.forEach((key, weight) -> {
            BigInteger exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight));
            BigInteger given = BigInteger.valueOf(parts.get(key).microYuan()).multiply(total);
            assertThat(given.subtract(exact).abs()).isLessThan(total);
        });
    }

    private static long sum(Map<String, Money> parts) {
        return parts.values().stream().reduce(Money.ZERO, Money::plus).microYuan();
    }

    private static Map<String, Money> allocated(long amount, SortedMap<String, Long> weights) {
        return Allocation.byLargestRemainder(new Money(amount), weights);
    }

    private static SortedMap<String, Long> weights(Random random) {
        long[] weights = random.longs(random.nextInt(1, 8), 0, 1L << random.nextInt(1, 50))
                .toArray();
        weights[random.nextInt(weights.length)]++;
        return weights(weights);
    }

    /** Of the parties a, b, c and so on. */
    private static SortedMap<String, Long> weights(long... weights) {
        SortedMap<String, Long> byParty = new TreeMap<>();
        for (long weight : weights) {
            byParty.put(party(byParty.size()), weight);
        }
        return byParty;
    }

    private static Map<String, Money> amounts(long... microYuan) {
        Map<String, Money> byParty = new TreeMap<>();
        for (long amount : microYuan) {
            byParty.put(party(byParty.size()), new Money(amount));
        }
        return byParty;
    }

    private static String party(int index) {
        return String.valueOf((char) ('a' + index));
    }
}
