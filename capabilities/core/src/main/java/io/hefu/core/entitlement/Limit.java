package io.hefu.core.entitlement;

/** How much, without saying whose: {@link AppliedLimit} does. */
public sealed interface Limit permits SpikeArrest, RateLimit, ConcurrencyLimit, Quota, SpendCap, PrepaidBalance {

    LimitKind kind();

    /** The most that can be left of it: calls, or micro-yuan where {@link LimitKind#isMoney()}. */
    long most();
}
