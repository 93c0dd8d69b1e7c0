package io.hefu.gateway.node;

/** How many nodes run side by side. */
public interface LiveNodes {

    /** Those last known to be alive, this one included: 1 or more. */
    int count();

    /** The most that were alive at once within the last half minute: who has fallen silent may still serve. */
    default int mostLately() {
        return count();
    }
}
