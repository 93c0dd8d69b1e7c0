package io.hefu.core.entitlement;

/**
 * Where a call stands against one limit.
 *
 * @param remaining calls, or micro-yuan where the limit is of money; 0 or more
 * @param resetSeconds until all of it is back, rounded up; {@link #NO_RESET} where time brings nothing back
 */
public record LimitState(AppliedLimit limit, long remaining, long resetSeconds) {

    public static final long NO_RESET = -1;

    /** How much of the limit is left, 0 to 1: the nearest limit has the least. */
    public double share() {
        long most = limit.limit().most();
        return most == 0 ? 0 : (double) remaining / most;
    }
}
