package io.hefu.checker.statement;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A clause as the lines show it. Columns stand in the order of the numbers: 2 before 10, 3 before 3.2.
 *
 * @param number in the terms
 * @param name what it is, in words
 */
public record Column(String number, String name) implements Comparable<Column> {

    private static final Comparator<Column> ORDER =
            Comparator.comparing(Column::places, Arrays::compare).thenComparing(Column::name);

    private int[] places() {
        return Arrays.stream(number.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public int compareTo(Column other) {
        return ORDER.compare(this, other);
    }
}
