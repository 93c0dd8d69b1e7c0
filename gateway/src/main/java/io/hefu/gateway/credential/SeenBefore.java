package io.hefu.gateway.credential;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells what was seen lately from what is new, in a fixed space and without a lock: one place for each remainder, where the
 * newest drives out the one before. It may call new what was seen, never the reverse but by an equal fingerprint.
 */
final class SeenBefore {

    private final AtomicLongArray places;
    private final int mask;

    /** @param sizeBits the places are 2 to the power of it, eight bytes each */
    SeenBefore(int sizeBits) {
        this.places = new AtomicLongArray(1 << sizeBits);
        this.mask = places.length() - 1;
    }

    boolean contains(long fingerprint) {
        return places.getPlain((int) fingerprint & mask) == fingerprint;
    }

    void add(long fingerprint) {
        places.setPlain((int) fingerprint & mask, fingerprint);
    }
}
