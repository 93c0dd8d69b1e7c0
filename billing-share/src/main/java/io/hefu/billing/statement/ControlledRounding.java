package io.hefu.billing.statement;

import java.util.Arrays;

/**
 * Shows a table of micro-yuan in fen so that it adds up, across and down: every cell, every row's sum, every column's sum and
 * the grand total is its exact value rounded to one of the two fen around it, and all sums are the sums of what is shown.
 * For two dimensions there always is such a table (Bacharach 1966; Cox 1987).
 *
 * <p>For show only. What is paid is {@link Balance#payable()}; with the opening residue as a row more and the closing residue,
 * negative, as another, the grand total is exactly that, and the residue stays to be seen.
 *
 * <p>How: a margin is added that makes each row and column a whole number of fen. A cell that is not whole has then another
 * in its row and another in its column; following them ends in a cycle, along which fractions are moved from cell to cell,
 * sums unchanged, until one of them is whole. The shorter of the two ways to go is taken. No chance: equal tables are shown
 * equally.
 */
public final class ControlledRounding {

    /**
     * A table in fen.
     *
     * @param cells by row, then column
     */
    public record Rounded(long[][] cells, long[] rows, long[] columns, long total) {}

    private static final int NOWHERE = -1;
    private static final int FEN = (int) Balance.MICRO_YUAN_PER_FEN;

    /** What each cell has above its lower fen, 0 to FEN; the last row and column are the margin. */
    private final int[][] fractions;

    /** The cells of each row, and of each column, that are not whole yet begin no earlier than here. */
    private final int[] firstOfRow;

    private final int[] firstOfColumn;

    /** The walk: its steps, and where in it each row and column was left. */
    private final int[] rowOfStep;

    private final int[] columnOfStep;
    private final int[] leftRowAt;
    private final int[] leftColumnAt;
    private int length;

    private ControlledRounding(int[][] fractions) {
        int rows = fractions.length;
        int columns = fractions[0].length;
        this.fractions = fractions;
        this.firstOfRow = new int[rows];
        this.firstOfColumn = new int[columns];
        this.rowOfStep = new int[rows + columns + 1];
        this.columnOfStep = new int[rows + columns + 1];
        this.leftRowAt = new int[rows];
        this.leftColumnAt = new int[columns];
        Arrays.fill(leftRowAt, NOWHERE);
        Arrays.fill(leftColumnAt, NOWHERE);
    }

    /**
     * @param microYuan rows of equal length, at least one cell; not changed
     * @throws ArithmeticException when a sum leaves 64 bit
     */
    public static Rounded toFen(long[][] microYuan) {
        var rounding = new ControlledRounding(fractions(microYuan));
        rounding.round();
        int rows = microYuan.length;
        int columns = microYuan[0].length;
        var rounded = new Rounded(new long[rows][columns], new long[rows], new long[columns], 0);
        long total = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                long fen = Math.floorDiv(microYuan[row][column], (long) FEN) + rounding.fractions[row][column] / FEN;
                rounded.cells[row][column] = fen;
                rounded.rows[row] = Math.addExact(rounded.rows[row], fen);
                rounded.columns[column] = Math.addExact(rounded.columns[column], fen);
                total = Math.addExact(total, fen);
            }
        }
        return new Rounded(rounded.cells, rounded.rows, rounded.columns, total);
    }

    private static int[][] fractions(long[][] microYuan) {
        int rows = microYuan.length;
        int columns = rows == 0 ? 0 : microYuan[0].length;
        if (columns == 0) {
            throw new IllegalArgumentException("table: empty (expected: a cell or more)");
        }
        int[][] fractions = new int[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            if (microYuan[row].length != columns) {
                throw new IllegalArgumentException(
                        "row " + row + ": " + microYuan[row].length + " cells (expected: " + columns + ")");
            }
            for (int column = 0; column < columns; column++) {
                int fraction = (int) Math.floorMod(microYuan[row][column], (long) FEN);
                fractions[row][column] = fraction;
                fractions[row][columns] = Math.floorMod(fractions[row][columns] - fraction, FEN);
                fractions[rows][column] = Math.floorMod(fractions[rows][column] - fraction, FEN);
                fractions[rows][columns] = Math.floorMod(fractions[rows][columns] + fraction, FEN);
            }
        }
        return fractions;
    }

    private void round() {
        for (int row = 0; row < fractions.length; row++) {
            while (inRow(row, NOWHERE) < fractions[row].length) {
                shift(findCycle(row));
            }
        }
    }

    /**
     * Puts a cycle of cells that are not whole into the path, turning at each of them: row, column, row, column. The walk
     * ends where it comes to a row or column for the second time; what lies before the first time is no part of the cycle.
     *
     * @return where in the path the cycle begins
     */
    private int findCycle(int start) {
        int begin = walk(start);
        for (int i = 0; i < length; i++) {
            leftRowAt[rowOfStep[i]] = NOWHERE;
            leftColumnAt[columnOfStep[i]] = NOWHERE;
        }
        return begin;
    }

    private int walk(int start) {
        length = 0;
        int row = start;
        int column = NOWHERE;
        while (leftRowAt[row] == NOWHERE) {
            leftRowAt[row] = length;
            column = inRow(row, column);
            visit(row, column);
            if (leftColumnAt[column] != NOWHERE) {
                return leftColumnAt[column];
            }
            leftColumnAt[column] = length;
            row = inColumn(column, row);
            visit(row, column);
        }
        return leftRowAt[row];
    }

    private void visit(int row, int column) {
        rowOfStep[length] = row;
        columnOfStep[length] = column;
        length++;
    }

    /** Moves as little as makes a cell whole: up on the even steps and down on the odd ones, or the other way round. */
    private void shift(int begin) {
        int up = FEN;
        int down = FEN;
        for (int i = begin; i < length; i++) {
            int fraction = fractions[rowOfStep[i]][columnOfStep[i]];
            up = Math.min(up, i % 2 == 0 ? FEN - fraction : fraction);
            down = Math.min(down, i % 2 == 0 ? fraction : FEN - fraction);
        }
        int step = up <= down ? up : -down;
        for (int i = begin; i < length; i++) {
            fractions[rowOfStep[i]][columnOfStep[i]] += i % 2 == 0 ? step : -step;
        }
    }

    private boolean whole(int row, int column) {
        return fractions[row][column] % FEN == 0;
    }

    /** The first column of a row with a cell that is not whole, other than the one given; the row's length if there is none. */
    private int inRow(int row, int other) {
        int columns = fractions[row].length;
        while (firstOfRow[row] < columns && whole(row, firstOfRow[row])) {
            firstOfRow[row]++;
        }
        int column = firstOfRow[row];
        while (column < columns && (column == other || whole(row, column))) {
            column++;
        }
        return column;
    }

    private int inColumn(int column, int other) {
        while (firstOfColumn[column] < fractions.length && whole(firstOfColumn[column], column)) {
            firstOfColumn[column]++;
        }
        int row = firstOfColumn[column];
        while (row < fractions.length && (row == other || whole(row, column))) {
            row++;
        }
        return row;
    }
}
