package io.hefu.billing.settlement;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementHash;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.seal.Hash;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.AgreementSeal;
import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All agreements that were ever signed, version by version. */
final class SignedAgreements {

    private final SortedMap<AgreementRef, Agreement> versions = new TreeMap<>();
    private final Map<AgreementRef, List<OrganisationId>> parties = new HashMap<>();
    private final ClauseNames names;

    SignedAgreements(Collection<Agreement> agreements) {
        for (Agreement agreement : agreements) {
            versions.put(ref(agreement), agreement);
            parties.put(
                    ref(agreement),
                    agreement.terms().waterfall().parties().stream()
                            .map(Party::organisation)
                            .toList());
        }
        this.names = new ClauseNames(agreements);
    }

    static AgreementRef ref(Agreement agreement) {
        return new AgreementRef(agreement.terms().agreement(), agreement.version());
    }

    ClauseNames clauseNames() {
        return names;
    }

    List<OrganisationId> parties(AgreementRef agreement) {
        return parties.get(agreement);
    }

    /** Versions in force on one of these dates or more. */
    List<Agreement> inForce(LocalDate from, LocalDate to) {
        Instant begin = BusinessCalendar.startOf(from);
        Instant end = BusinessCalendar.startOf(to.plusDays(1));
        return versions.values().stream()
                .filter(agreement -> agreement.terms().effectiveFrom().isBefore(end))
                .filter(agreement -> !isReplacedBefore(agreement, begin))
                .toList();
    }

    /** Those under which a party has lines, and those in force with it. */
    List<AgreementSeal> seals(OrganisationId party, Figures figures, LocalDate from, LocalDate to) {
        SortedSet<AgreementRef> refs = new TreeSet<>();
        figures.usage().keySet().forEach(line -> refs.add(line.agreement()));
        figures.corrections().forEach(correction -> refs.add(correction.line().agreement()));
        inForce(from, to).stream()
                .map(SignedAgreements::ref)
                .filter(agreement -> parties(agreement).contains(party))
                .forEach(refs::add);
        return refs.stream().map(this::seal).toList();
    }

    private AgreementSeal seal(AgreementRef ref) {
        return new AgreementSeal(
                ref, new Hash(AgreementHash.of(versions.get(ref).terms()).bytes()));
    }

    private boolean isReplacedBefore(Agreement agreement, Instant begin) {
        Agreement next = versions.get(new AgreementRef(agreement.terms().agreement(), agreement.version() + 1));
        return next != null && !next.terms().effectiveFrom().isAfter(begin);
    }
}
