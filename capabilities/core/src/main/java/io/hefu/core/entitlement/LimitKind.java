package io.hefu.core.entitlement;

import java.util.Locale;

/** What a limit holds back. */
public enum LimitKind {
    SPIKE_ARREST,
    RATE,
    CONCURRENCY,
    QUOTA_DAY,
    QUOTA_MONTH,
    SPEND_DAY,
    SPEND_MONTH,
    PREPAID;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether it holds back money rather than calls. */
    public boolean isMoney() {
        return this == SPEND_DAY || this == SPEND_MONTH || this == PREPAID;
    }

    /** As headers name it: {@code quota-day}. */
    public String label() {
        return label;
    }
}
