package io.hefu.billing.agreement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Allocation;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What parties agree on. Terms that do not divide the whole revenue, or not unambiguously, cannot be written down.
 *
 * @param agreement a readable name, the same for all versions: {@code wanxiang-location}
 * @param operation empty for all operations of the API that have no agreement of their own
 */
public record AgreementTerms(
        String agreement, ApiName api, Optional<String> operation, Instant effectiveFrom, List<Party> parties) {

    private static final int WHOLE = 10_000;

    /** @throws RefusedException with {@link AgreementRefusal} */
    public AgreementTerms {
        parties = List.copyOf(parties);
        requireEachOnce(parties);
        requireSharesInRange(parties);
        requireWhole(parties);
        requireOneRemainder(parties);
    }

    /** Each party's part of an amount; the parts sum to it, to the micro-yuan. */
    public Map<OrganisationId, Money> share(Money gross) {
        SortedMap<UUID, Long> weights = new TreeMap<>();
        parties.forEach(party -> weights.put(party.organisation().value(), (long) party.basisPoints()));
        return Allocation.byLargestRemainder(gross, weights).entrySet().stream()
                .collect(Collectors.toMap(part -> new OrganisationId(part.getKey()), Map.Entry::getValue));
    }

    private static void requireEachOnce(List<Party> parties) {
        Set<OrganisationId> seen = new HashSet<>();
        for (Party party : parties) {
            if (!seen.add(party.organisation())) {
                throw new RefusedException(new AgreementRefusal.PartyTwice(party.organisation()));
            }
        }
    }

    private static void requireSharesInRange(List<Party> parties) {
        for (Party party : parties) {
            if (party.basisPoints() < 1 || party.basisPoints() > WHOLE) {
                throw new RefusedException(
                        new AgreementRefusal.ShareOutOfRange(party.organisation(), party.basisPoints()));
            }
        }
    }

    private static void requireWhole(List<Party> parties) {
        long total = parties.stream().mapToLong(Party::basisPoints).sum();
        if (total != WHOLE) {
            throw new RefusedException(new AgreementRefusal.NotTheWhole(total));
        }
    }

    private static void requireOneRemainder(List<Party> parties) {
        long remainders = parties.stream().filter(Party::takesRemainder).count();
        if (remainders != 1) {
            throw new RefusedException(new AgreementRefusal.NotOneRemainder(remainders));
        }
    }
}
