package io.hefu.core.entitlement;

/**
 * Calls per period.
 *
 * @param calls how many, 1 or more
 * @param period on the calendar of Asia/Shanghai
 */
public record Quota(long calls, Period period) {

    /** What a quota is counted over. */
    public enum Period {
        DAY,
        MONTH
    }

    public Quota {
        if (calls < 1) {
            throw new IllegalArgumentException("calls: " + calls + " (expected: >= 1)");
        }
    }
}
