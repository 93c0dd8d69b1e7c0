package io.hefu.gateway.limit;

/** How many nodes share the limits. */
interface LiveNodes {

    /** Those last known to be alive, this one included: 1 or more. */
    int count();
}
