package io.hefu.gateway.journal;

import java.util.function.LongSupplier;

/**
 * Whether what is recorded here still finds room: on the disk, and before the database, which may have been away for long.
 * When it does not, calls that may be charged are refused before the disk is full, so that the journal itself never fails.
 */
final class JournalRoom {

    private final long leastFreeBytes;
    private final long mostLag;
    private final LongSupplier freeBytes;
    private final LongSupplier lag;
    private volatile boolean isScarce;

    /**
     * @param mostLag entries that may wait for the database
     * @param freeBytes on the journal's disk
     * @param lag entries that wait
     */
    JournalRoom(long leastFreeBytes, long mostLag, LongSupplier freeBytes, LongSupplier lag) {
        this.leastFreeBytes = leastFreeBytes;
        this.mostLag = mostLag;
        this.freeBytes = freeBytes;
        this.lag = lag;
    }

    /** As of the last look. */
    boolean isScarce() {
        return isScarce;
    }

    /** @return whether it has become scarce, or ceased to be, since the last look */
    boolean look() {
        boolean before = isScarce;
        isScarce = freeBytes.getAsLong() < leastFreeBytes || lag.getAsLong() > mostLag;
        return isScarce != before;
    }
}
