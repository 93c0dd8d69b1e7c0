package io.hefu.billing.document;

import io.hefu.billing.statement.ControlledRounding;
import java.util.List;

/**
 * A table of several sections in fen that adds up everywhere: each row across, each section down to its subtotals, all
 * sections down to the totals; and each of these numbers is its exact value rounded to one of the two fen around it.
 *
 * <p>How: {@link ControlledRounding} promises that of a table's cells, row sums and column sums. So the subtotals are made
 * cells of a wider table. Every section has columns of its own there, and one more for its row sums, negative, so that its
 * rows sum to zero. A row for each column of ours has the sections' subtotals, negative, so that those columns sum to zero,
 * and in a last column their sum. What sums to zero exactly still does when rounded.
 */
final class FenTable {

    private final int columns;
    private final int[] firstRowOfSection;
    private final ControlledRounding.Rounded rounded;

    /**
     * @param sections each with its rows of micro-yuan; may be empty
     * @param columns of each row, one or more
     */
    FenTable(List<List<long[]>> sections, int columns) {
        this.columns = columns;
        this.firstRowOfSection = new int[sections.size() + 1];
        for (int section = 0; section < sections.size(); section++) {
            firstRowOfSection[section + 1] =
                    firstRowOfSection[section] + sections.get(section).size();
        }
        int lines = firstRowOfSection[sections.size()];
        long[][] table = new long[lines + columns][sections.size() * (columns + 1) + 1];
        for (int section = 0; section < sections.size(); section++) {
            for (int row = 0; row < sections.get(section).size(); row++) {
                long[] cells = sections.get(section).get(row);
                for (int column = 0; column < columns; column++) {
                    place(table, lines, section, firstRowOfSection[section] + row, column, cells[column]);
                }
            }
        }
        this.rounded = ControlledRounding.toFen(table);
    }

    private void place(long[][] table, int lines, int section, int row, int column, long amount) {
        int last = table[row].length - 1;
        table[row][at(section, column)] = amount;
        add(table[row], at(section, columns), Math.negateExact(amount));
        add(table[lines + column], at(section, column), Math.negateExact(amount));
        add(table[lines + column], last, amount);
    }

    private static void add(long[] row, int column, long amount) {
        row[column] = Math.addExact(row[column], amount);
    }

    long cell(int section, int row, int column) {
        return rounded.cells()[firstRowOfSection[section] + row][at(section, column)];
    }

    /** The sum of a row. */
    long sum(int section, int row) {
        return -rounded.cells()[firstRowOfSection[section] + row][at(section, columns)];
    }

    /** The sum of a section's column. */
    long subtotal(int section, int column) {
        return -rounded.cells()[lines() + column][at(section, column)];
    }

    /** The sum of a column. */
    long total(int column) {
        return rounded.cells()[lines() + column][rounded.columns().length - 1];
    }

    private int lines() {
        return firstRowOfSection[firstRowOfSection.length - 1];
    }

    private int at(int section, int column) {
        return section * (columns + 1) + column;
    }
}
