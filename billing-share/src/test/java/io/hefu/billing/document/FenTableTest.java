package io.hefu.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenTableTest {

    @Test
    void sectionsAddUpAcrossAndDownAndAreNoFenAway() {
        Random random = new Random(2026);
        for (int i = 0; i < 2_000; i++) {
            int columns = 1 + random.nextInt(6);
            List<List<long[]>> sections = new ArrayList<>();
            for (int section = 0; section < 1 + random.nextInt(4); section++) {
                sections.add(rows(random, random.nextInt(8), columns));
            }
            assertAddsUp(sections, columns);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 50_000})
    void longTablesAddUpToo(int lines) {
        Random random = new Random(lines);

        assertAddsUp(List.of(rows(random, lines, 7), rows(random, lines / 10, 7), rows(random, 2, 7)), 7);
    }

    @Test
    void aTableWithoutLinesIsZero() {
        var table = new FenTable(List.of(List.of(), List.of()), 2);

        assertThat(table.total(0)).isZero();
        assertThat(table.subtotal(1, 1)).isZero();
    }

    private static List<long[]> rows(Random random, int rows, int columns) {
        List<long[]> section = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            section.add(random.longs(columns, -40_000, 90_000).toArray());
        }
        return section;
    }

    private static void assertAddsUp(List<List<long[]>> sections, int columns) {
        var table = new FenTable(sections, columns);
        long[] exactTotals = new long[columns];
        long[] totals = new long[columns];
        for (int section = 0; section < sections.size(); section++) {
            long exactOfSection = 0;
            long ofSection = 0;
            long[] exactSubtotals = new long[columns];
            long[] subtotals = new long[columns];
            for (int row = 0; row < sections.get(section).size(); row++) {
                long exactSum = 0;
                long sum = 0;
                for (int column = 0; column < columns; column++) {
                    long exact = sections.get(section).get(row)[column];
                    long shown = table.cell(section, row, column);
                    assertNear(shown, exact);
                    exactSum += exact;
                    sum += shown;
                    exactSubtotals[column] += exact;
                    subtotals[column] += shown;
                }
                assertThat(table.sum(section, row)).isEqualTo(sum);
                assertNear(sum, exactSum);
            }
            for (int column = 0; column < columns; column++) {
                assertThat(table.subtotal(section, column)).isEqualTo(subtotals[column]);
                assertNear(subtotals[column], exactSubtotals[column]);
                exactOfSection += exactSubtotals[column];
                ofSection += subtotals[column];
                exactTotals[column] += exactSubtotals[column];
                totals[column] += subtotals[column];
            }
            assertNear(ofSection, exactOfSection);
        }
        long exactTotal = 0;
        long total = 0;
        for (int column = 0; column < columns; column++) {
            assertThat(table.total(column)).isEqualTo(totals[column]);
            assertNear(totals[column], exactTotals[column]);
            exactTotal += exactTotals[column];
            total += totals[column];
        }
        assertNear(total, exactTotal);
    }

    /** One of the two fen around it; whole fen stay as they are. */
    private static void assertNear(long fen, long microYuan) {
        assertThat(fen).isBetween(Math.floorDiv(microYuan, 10_000L), -Math.floorDiv(-microYuan, 10_000L));
    }
}
