package io.hefu.core.entitlement;

import io.hefu.core.money.Money;

/**
 * Money that was paid in advance, and that calls use up. It never renews.
 *
 * @param credited all that was ever paid in, 0 or more
 */
public record PrepaidBalance(Money credited) implements Limit {

    public PrepaidBalance {
        if (credited.microYuan() < 0) {
            throw new IllegalArgumentException("credited: " + credited + " (expected: >= 0)");
        }
    }

    @Override
    public LimitKind kind() {
        return LimitKind.PREPAID;
    }

    @Override
    public long most() {
        return credited.microYuan();
    }
}
