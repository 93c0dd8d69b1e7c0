package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.money.Money;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlledRoundingTest {

    @Test
    void whatNaiveRoundingWouldLoseIsThere() {
        var rounded = ControlledRounding.toFen(new long[][] {{3_333, 3_333, 3_334}, {3_333, 3_333, 3_334}});

        assertThat(rounded.rows()).containsExactly(1, 1);
        assertThat(rounded.total()).isEqualTo(2);
    }

    @Test
    void randomTablesAddUpAcrossAndDown() {
        Random random = new Random(2026);
        for (int i = 0; i < 3_000; i++) {
            int rows = 1 + random.nextInt(12);
            int columns = 1 + random.nextInt(12);
            long[][] table = table(random, rows, columns, random.nextInt(4));
            assertAddsUp(table, ControlledRounding.toFen(table));
        }
    }

    @Test
    void aLargeTableAddsUp() {
        long[][] table = table(new Random(1), 200, 50, 0);
        var rounded = ControlledRounding.toFen(table);

        assertAddsUp(table, rounded);
    }

    @Test
    void equalTablesAreShownEqually() {
        long[][] table = table(new Random(4), 9, 7, 0);

        var first = ControlledRounding.toFen(table);
        var second = ControlledRounding.toFen(table);

        assertThat(Arrays.deepEquals(first.cells(), second.cells())).isTrue();
    }

    @Test
    void withItsResiduesATableShowsWhatIsPayable() {
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            long[][] lines = table(random, 6, 1, 0);
            long earned = Arrays.stream(lines).mapToLong(row -> row[0]).sum();
            var balance = new Balance(new Money(random.nextInt(10_000)), new Money(earned));
            long[][] table = Arrays.copyOf(lines, 8);
            table[6] = new long[] {balance.openingResidue().microYuan()};
            table[7] = new long[] {-balance.closingResidue().microYuan()};

            assertThat(ControlledRounding.toFen(table).total()).isEqualTo(balance.payableFen());
        }
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ControlledRounding.toFen(new long[0][]));
        assertThatIllegalArgumentException().isThrownBy(() -> ControlledRounding.toFen(new long[][] {{}}));
        assertThatIllegalArgumentException().isThrownBy(() -> ControlledRounding.toFen(new long[][] {{1, 2}, {3}}));
    }

    @Test
    void extremeAmountsAreRoundedToo() {
        long[][] table = {{Long.MAX_VALUE, Long.MIN_VALUE}, {Long.MIN_VALUE + 5, Long.MAX_VALUE - 5}};

        var rounded = ControlledRounding.toFen(table);

        assertThat(rounded.cells()[0][0]).isBetween(Long.MAX_VALUE / 10_000, Long.MAX_VALUE / 10_000 + 1);
        assertThat(rounded.total()).isBetween(-1L, 0L);
    }

    private static long[][] table(Random random, int rows, int columns, int kind) {
        return IntStream.range(0, rows)
                .mapToObj(row -> random.longs(columns, -30_000, 300_000)
                        .map(cell -> switch (kind) {
                            case 0 -> cell;
                            case 1 -> cell / 10_000 * 10_000;
                            case 2 -> cell / 5_000 * 5_000;
                            default -> random.nextInt(3) == 0 ? cell : 0;
                        })
                        .toArray())
                .toArray(long[][]::new);
    }

    private static void assertAddsUp(long[][] table, ControlledRounding.Rounded rounded) {
        int rows = table.length;
        int columns = table[0].length;
        long exactTotal = 0;
        long shownTotal = 0;
        for (int row = 0; row < rows; row++) {
            assertShown(Arrays.stream(table[row]).sum(), rounded.rows()[row]);
            assertThat(Arrays.stream(rounded.cells()[row]).sum()).isEqualTo(rounded.rows()[row]);
            for (int column = 0; column < columns; column++) {
                assertShown(table[row][column], rounded.cells()[row][column]);
                exactTotal += table[row][column];
                shownTotal += rounded.cells()[row][column];
            }
        }
        for (int column = 0; column < columns; column++) {
            int of = column;
            assertShown(Arrays.stream(table).mapToLong(row -> row[of]).sum(), rounded.columns()[column]);
            assertThat(Arrays.stream(rounded.cells()).mapToLong(row -> row[of]).sum())
                    .isEqualTo(rounded.columns()[column]);
        }
        assertShown(exactTotal, rounded.total());
        assertThat(shownTotal).isEqualTo(rounded.total());
    }

    /** One of the two fen around the exact value, or that value. */
    private static void assertShown(long exact, long fen) {
        long floor = Math.floorDiv(exact, 10_000L);
        long ceiling = Math.floorMod(exact, 10_000L) == 0 ? floor : floor + 1;
        assertThat(fen).isBetween(floor, ceiling);
    }
}
