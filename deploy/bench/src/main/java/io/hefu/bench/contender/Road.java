package io.hefu.bench.contender;

/** How a call is answered. */
public enum Road {
    /** By the upstream, through the gateway. */
    PROXIED,
    /** By the gateway's own process, from memory. */
    IN_PROCESS;

    /** As in the names of figures. */
    public String figure() {
        return this == PROXIED ? "proxied" : "inprocess";
    }
}
