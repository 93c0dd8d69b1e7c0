package io.hefu.portal.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The lower or upper end of what is admitted.
 *
 * @param value none where there is no end
 */
record Bound(@Nullable BigDecimal value, boolean exclusive, boolean lower) implements Comparable<Bound> {

    /** By the values that it admits: of two lower ends the one that admits less is the larger. */
    @Override
    public int compareTo(Bound other) {
        if (value == null || other.value == null) {
            int infinite = Boolean.compare(value != null, other.value != null);
            return lower ? infinite : -infinite;
        }
        int difference = value.compareTo(other.value);
        int tie = Boolean.compare(exclusive, other.exclusive);
        return difference != 0 ? difference : lower ? tie : -tie;
    }

    @Override
    public String toString() {
        return value == null ? "∞" : value.toPlainString();
    }
}
