package io.hefu.core.entitlement;

/**
 * Calls under way at the same time, whatever their weight.
 *
 * @param calls 1 to 1 000 000
 */
public record ConcurrencyLimit(int calls) implements Limit {

    public ConcurrencyLimit {
        RateLimit.requireWithin("calls", calls);
    }

    @Override
    public LimitKind kind() {
        return LimitKind.CONCURRENCY;
    }

    @Override
    public long most() {
        return calls;
    }
}
