package io.hefu.billing.agreement;

/** What happens where a party has less than it is to pay to another. */
public enum Shortfall {
    /** It pays what it has; the rest of the claim lapses. */
    LIMITED,
    /** It pays in full and its share falls below zero: a debt, set off against later periods. */
    OWED
}
