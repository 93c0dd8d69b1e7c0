package io.hefu.core.entitlement;

/**
 * Calls per moment: a bucket that holds {@code burst} calls and refills at {@code callsPerSecond}.
 *
 * @param callsPerSecond 1 to 1 000 000
 * @param burst calls that may come at once, 1 to 1 000 000
 */
public record RateLimit(int callsPerSecond, int burst) implements Limit {

    private static final int MOST = 1_000_000;

    public RateLimit {
        requireWithin("callsPerSecond", callsPerSecond);
        requireWithin("burst", burst);
    }

    @Override
    public LimitKind kind() {
        return LimitKind.RATE;
    }

    @Override
    public long most() {
        return burst;
    }

    static void requireWithin(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + MOST + ")");
        }
    }
}
