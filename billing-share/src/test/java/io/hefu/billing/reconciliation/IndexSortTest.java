package io.hefu.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSortTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8, 9, 17, 100, 1_000, 4_097})
    void sortsLikeTheJdkAndKeepsTheOrderOfEquals(int size) {
        int[] values = new Random(size).ints(size, 0, Math.max(1, size / 3)).toArray();

        int[] sorted = IndexSort.sorted(size, (l, r) -> Integer.compare(values[l], values[r]));

        Integer[] expected = new Integer[size];
        Arrays.setAll(expected, i -> i);
        Arrays.sort(expected, (l, r) -> Integer.compare(values[l], values[r]));
        assertThat(Arrays.stream(sorted).boxed().toArray()).isEqualTo(expected);
    }
}
