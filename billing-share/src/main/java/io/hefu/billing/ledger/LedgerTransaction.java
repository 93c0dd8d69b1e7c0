package io.hefu.billing.ledger;

import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Entries that belong together and sum to zero.
 *
 * @param idempotencyKey names the business event, so that it cannot be posted twice
 * @param businessDate the day the money was earned or moved
 * @param bookedOn the day whose books it is in, no earlier: the first open one, where the business date was closed
 * @param usage what was used, where use is what it is about
 */
public record LedgerTransaction(
        UUID id,
        String idempotencyKey,
        LocalDate businessDate,
        LocalDate bookedOn,
        Optional<Usage> usage,
        List<LedgerEntry> entries) {

    /** The use of one operation under one version of an agreement. */
    public record Usage(ApiName api, String operation, String agreement, int agreementVersion) {}

    public LedgerTransaction {
        entries = List.copyOf(entries);
        Money sum = entries.stream().map(LedgerEntry::amount).reduce(Money.ZERO, Money::plus);
        if (entries.size() < 2 || !sum.equals(Money.ZERO)) {
            throw new IllegalArgumentException(
                    "entries: " + entries.size() + " that sum to " + sum + " (expected: two or more that sum to zero)");
        }
        if (bookedOn.isBefore(businessDate)) {
            throw new IllegalArgumentException("booked on: " + bookedOn + " (expected: " + businessDate + " or after)");
        }
    }
}
