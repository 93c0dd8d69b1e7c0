package io.hefu.billing.ledger;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Entries that belong together and sum to zero.
 *
 * @param idempotencyKey names the business event, so that it cannot be posted twice
 * @param businessDate the day the money was earned
 */
public record LedgerTransaction(
        UUID id,
        String idempotencyKey,
        LocalDate businessDate,
        ApplicationId application,
        ApiName api,
        String operation,
        String agreement,
        int agreementVersion,
        List<LedgerEntry> entries) {

    public LedgerTransaction {
        entries = List.copyOf(entries);
        Money sum = entries.stream().map(LedgerEntry::amount).reduce(Money.ZERO, Money::plus);
        if (entries.size() < 2 || !sum.equals(Money.ZERO)) {
            throw new IllegalArgumentException(
                    "entries: " + entries.size() + " that sum to " + sum + " (expected: two or more that sum to zero)");
        }
    }
}
