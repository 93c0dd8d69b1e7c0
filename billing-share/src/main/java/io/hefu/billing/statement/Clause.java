package io.hefu.billing.statement;

import java.util.Comparator;

/**
 * A step of an agreement as a statement shows it: one column of amounts.
 *
 * @param number as in the contract, {@code 3.2}
 * @param name what the step is, {@code 坏账准备}
 */
public record Clause(String number, String name) implements Comparable<Clause> {

    private static final Comparator<Clause> ORDER =
            Comparator.comparing(Clause::number).thenComparing(Clause::name);

    @Override
    public int compareTo(Clause other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}
