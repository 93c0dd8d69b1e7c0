package io.hefu.core.tmforum;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of an agreement.
 *
 * @param operation empty for all operations of the API that have no agreement of their own
 * @param sha256 of the signed text, lower-case hexadecimal
 */
public record SharingModel(
        String agreement,
        int version,
        ApiName api,
        Optional<String> operation,
        Instant effectiveFrom,
        String sha256,
        List<Party> parties,
        List<Clause> clauses) {

    public SharingModel {
        parties = List.copyOf(parties);
        clauses = List.copyOf(clauses);
    }

    /** @param role in which it shares: {@code OPERATOR}, {@code CHANNEL}, … */
    public record Party(OrganisationId organisation, String role) {}

    /**
     * One step of the waterfall.
     *
     * @param words what it says, as in the signed text
     * @param parties those it gives to or takes from
     */
    public record Clause(String number, String words, List<OrganisationId> parties) {

        public Clause {
            parties = List.copyOf(parties);
        }
    }
}
