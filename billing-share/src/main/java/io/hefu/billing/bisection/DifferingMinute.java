package io.hefu.billing.bisection;

/** A minute in which the accounts differ. */
public record DifferingMinute(TimeRange minute, Subtotal ours, Subtotal theirs) {}
