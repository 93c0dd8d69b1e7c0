package io.hefu.gateway.limit;

/** What one node may admit while the store that nodes have in common is away. */
interface OutageShare {

    boolean take(long amount);

    /** What was taken and must be counted once the store is back. */
    long owed();
}
