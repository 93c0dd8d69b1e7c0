package io.hefu.core.entitlement;

import io.hefu.core.money.Money;

/**
 * Money that calls may cost in a period. A call whose highest price does not fit any more is refused.
 *
 * @param amount 0 or more
 * @param period on the calendar of Asia/Shanghai
 */
public record SpendCap(Money amount, Quota.Period period) implements Limit {

    public SpendCap {
        if (amount.microYuan() < 0) {
            throw new IllegalArgumentException("amount: " + amount + " (expected: >= 0)");
        }
    }

    @Override
    public LimitKind kind() {
        return period == Quota.Period.DAY ? LimitKind.SPEND_DAY : LimitKind.SPEND_MONTH;
    }

    @Override
    public long most() {
        return amount.microYuan();
    }
}
