package io.hefu.billing.correction;

import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A correction, as it will be in the statements of its parties. Its numbers are differences and may be negative; the parts of
 * all parties sum to the gross.
 *
 * @param id also names it in the ledger, so that it is booked once; of a late call the call's id
 * @param corrects the period it should have been in, {@code 2026-10} or {@code 2026-10-31}; empty where it belongs to none
 * @param line under which it is shown; the operation is empty where it is about none
 * @param developer whose debt the gross changes; may be empty only where the gross is 0
 * @param note in words, for those who read the statement
 * @param decidedBy user names; two of them where people decided
 */
public record Correction(
        UUID id,
        CorrectionReason reason,
        String corrects,
        LineKey line,
        Optional<CallId> call,
        Optional<Developer> developer,
        long calls,
        long units,
        Money gross,
        SortedMap<OrganisationId, Part> parts,
        String note,
        List<String> decidedBy) {

    /** Whose call it was. */
    public record Developer(OrganisationId organisation, ApplicationId application) {}

    /**
     * What it brings one party.
     *
     * @param clauses by their numbers; sum to the share
     */
    public record Part(Money share, SortedMap<String, Money> clauses) {

        public Part {
            clauses = Collections.unmodifiableSortedMap(new TreeMap<>(clauses));
        }
    }

    /** @throws IllegalArgumentException when the parts do not sum to the gross */
    public Correction {
        TreeMap<OrganisationId, Part> sorted =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        sorted.putAll(parts);
        parts = Collections.unmodifiableSortedMap(sorted);
        decidedBy = List.copyOf(decidedBy);
        Money sum = parts.values().stream().map(Part::share).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(gross) || (developer.isEmpty() && !gross.equals(Money.ZERO))) {
            throw new IllegalArgumentException("correction " + id + ": parts sum to " + sum
                    + " (expected: the gross of " + gross + ", and a developer who owes it)");
        }
    }
}
