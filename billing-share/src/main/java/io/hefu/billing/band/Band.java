package io.hefu.billing.band;

import java.util.List;
import java.util.OptionalLong;

/**
 * The stretch [from, to) of a count of units or of an amount in micro-yuan: a band up to 250 holds the 250th unit, the 251st
 * is the first of the next band.
 *
 * @param to empty for a band without end
 */
public record Band(long from, OptionalLong to) {

    public static Band of(long from, long to) {
        return new Band(from, OptionalLong.of(to));
    }

    public static Band from(long from) {
        return new Band(from, OptionalLong.empty());
    }

    /** How much of the total lies in this band. */
    public long within(long total) {
        return Math.max(0, reachedBy(total) - from);
    }

    /** Where the total ends, or this band, whichever comes first. */
    public long reachedBy(long total) {
        return to.isPresent() ? Math.min(total, to.getAsLong()) : total;
    }

    /** Whether every total from 0 on lies in these bands, in this order, without a gap or an overlap. */
    public static boolean coverAll(List<Band> bands) {
        OptionalLong end = OptionalLong.of(0);
        for (Band band : bands) {
            if (end.isEmpty() || band.from != end.getAsLong() || band.isEmpty()) {
                return false;
            }
            end = band.to;
        }
        return end.isEmpty();
    }

    private boolean isEmpty() {
        return to.isPresent() && to.getAsLong() <= from;
    }
}
