package io.hefu.billing.ledger;

import io.hefu.core.money.Money;

/**
 * One side of a transaction.
 *
 * @param amount above 0 for a debit, below for a credit, never 0
 */
public record LedgerEntry(LedgerAccount account, Money amount) {

    public LedgerEntry {
        if (amount.equals(Money.ZERO)) {
            throw new IllegalArgumentException("amount: 0 (expected: a debit or a credit)");
        }
    }

    public static LedgerEntry debit(LedgerAccount account, Money amount) {
        return new LedgerEntry(account, amount);
    }

    public static LedgerEntry credit(LedgerAccount account, Money amount) {
        return new LedgerEntry(account, amount.negated());
    }
}
