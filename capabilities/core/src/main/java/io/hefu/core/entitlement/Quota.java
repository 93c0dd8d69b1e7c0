package io.hefu.core.entitlement;

/**
 * Calls per period.
 *
 * @param calls how many, 1 or more
 * @param period on the calendar of Asia/Shanghai
 */
public record Quota(long calls, Period period) implements Limit {

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

    @Override
    public LimitKind kind() {
        return period == Period.DAY ? LimitKind.QUOTA_DAY : LimitKind.QUOTA_MONTH;
    }

    @Override
    public long most() {
        return calls;
    }
}
