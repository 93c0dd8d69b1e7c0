package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import java.util.Comparator;
import java.util.UUID;

/** One who shares in the revenue, whatever the clauses give it. */
public record Party(OrganisationId organisation, Role role) {

    /** The order in which parties are written down and ties between them are decided: that of their UUIDs as text. */
    static final Comparator<OrganisationId> ORDER = Party::compareAsText;

    /** Unsigned, as the digits are; {@link UUID#compareTo} is signed. */
    private static int compareAsText(OrganisationId one, OrganisationId other) {
        UUID first = one.value();
        UUID second = other.value();
        int high = Long.compareUnsigned(first.getMostSignificantBits(), second.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(first.getLeastSignificantBits(), second.getLeastSignificantBits());
    }
}
