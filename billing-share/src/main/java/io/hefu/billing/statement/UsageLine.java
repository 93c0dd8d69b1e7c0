package io.hefu.billing.statement;

/** The calls of one agreement version, API, operation and day. */
public record UsageLine(LineKey key, Amounts amounts) {}
