package io.hefu.core.entitlement;

/**
 * Calls spread evenly over the second: no more than a tenth of them, and at least one, may come at once. Every call counts
 * as one, whatever its weight.
 *
 * @param callsPerSecond 1 to 1 000 000
 */
public record SpikeArrest(int callsPerSecond) implements Limit {

    public SpikeArrest {
        RateLimit.requireWithin("callsPerSecond", callsPerSecond);
    }

    @Override
    public LimitKind kind() {
        return LimitKind.SPIKE_ARREST;
    }

    /** Calls that may come at once. */
    @Override
    public long most() {
        return Math.max(1, callsPerSecond / 10);
    }
}
