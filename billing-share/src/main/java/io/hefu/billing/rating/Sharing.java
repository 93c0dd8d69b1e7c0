package io.hefu.billing.rating;

import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.StepAmount;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.ledger.LedgerEntry;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.billing.rating.SharedRevenue.Share;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whose the sums of some calls are: of each agreement, what its terms give for the month with them, less what they gave for
 * the month before them. So in the end each party has what the terms give for all of the month, whatever the order and the
 * batches.
 */
final class Sharing {

    /** Where a sum lies among those that are divided together: from one amount to another, of a whole. */
    private record Place(long from, long to, long whole) {

        /** What falls to it of an amount; along the sums, these parts sum to the amount. */
        Money of(Money amount) {
            return upTo(to, amount).minus(upTo(from, amount));
        }

        /** Rounded toward zero. */
        private Money upTo(long numerator, Money amount) {
            return new Money(BigInteger.valueOf(amount.microYuan())
                    .multiply(BigInteger.valueOf(numerator))
                    .divide(BigInteger.valueOf(whole))
                    .longValueExact());
        }
    }

    private final Map<SharedRevenue, List<Share>> shares = new LinkedHashMap<>();

    private Sharing() {}

    /** @param before what had come in before these sums; nothing where there is no entry */
    static Sharing of(Collection<SharedRevenue> sums, Map<ProgressKey, Cumulative> before) {
        Sharing sharing = new Sharing();
        sums.stream()
                .collect(Collectors.groupingBy(SharedRevenue::progress, LinkedHashMap::new, Collectors.toList()))
                .forEach((progress, group) -> sharing.share(group, before.getOrDefault(progress, Cumulative.NOTHING)));
        return sharing;
    }

    /** What some sums add to the months of their agreements. */
    static Map<ProgressKey, Cumulative> added(Collection<SharedRevenue> sums) {
        Map<ProgressKey, Cumulative> added = new HashMap<>();
        sums.forEach(sum -> added.merge(sum.progress(), sum.added(), Cumulative::plus));
        return added;
    }

    /** Of the sums that are no corrections. */
    List<Share> shares() {
        return shares.entrySet().stream()
                .filter(sum -> !sum.getKey().isCorrection())
                .flatMap(sum -> sum.getValue().stream())
                .toList();
    }

    /** The developers owe each sum, each party is owed its share of it; corrections apart. */
    List<LedgerTransaction> postings() {
        return shares.entrySet().stream()
                .filter(sum -> !sum.getKey().isCorrection())
                .map(sum -> posting(sum.getKey(), sum.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Late calls of closed months. */
    List<Correction> corrections() {
        return shares.entrySet().stream()
                .filter(sum -> sum.getKey().isCorrection())
                .map(sum -> correction(sum.getKey(), sum.getValue()))
                .toList();
    }

    private void share(List<SharedRevenue> group, Cumulative before) {
        Waterfall waterfall = group.get(0).agreement().terms().waterfall();
        Cumulative added = group.stream().map(SharedRevenue::added).reduce(Cumulative.NOTHING, Cumulative::plus);
        Distribution posted = waterfall.post(before, before.plus(added));
        // What costs nothing may still move money, by a fee for each call.
        boolean byGross = !added.gross().equals(Money.ZERO);
        long whole = byGross ? added.gross().microYuan() : added.calls();
        long passed = 0;
        for (SharedRevenue sum : group) {
            long upTo = passed + (byGross ? sum.gross().microYuan() : sum.calls());
            shares.put(sum, shares(sum, posted, waterfall, new Place(passed, upTo, whole)));
            passed = upTo;
        }
    }

    /** Clause by clause, so that every party's clauses sum to its share; the remainder takes what rounding leaves. */
    private static List<Share> shares(SharedRevenue sum, Distribution posted, Waterfall waterfall, Place place) {
        Clause last = waterfall.remainderClause();
        Map<OrganisationId, Map<Clause, Money>> clauses = new LinkedHashMap<>();
        posted.shares().keySet().forEach(party -> clauses.put(party, new LinkedHashMap<>()));
        Money rest = sum.gross();
        for (StepAmount step : posted.steps()) {
            for (Map.Entry<OrganisationId, Money> part : step.parts().entrySet()) {
                if (!step.clause().equals(last)) {
                    Money amount = place.of(part.getValue());
                    clauses.get(part.getKey()).merge(step.clause(), amount, Money::plus);
                    rest = rest.minus(amount);
                }
            }
        }
        clauses.get(waterfall.remainder()).put(last, rest);
        return clauses.entrySet().stream()
                .map(party -> new Share(sum, party.getKey(), total(party.getValue()), party.getValue()))
                .toList();
    }

    private static Money total(Map<Clause, Money> clauses) {
        return clauses.values().stream().reduce(Money.ZERO, Money::plus);
    }

    private static Optional<LedgerTransaction> posting(SharedRevenue sum, List<Share> shares) {
        List<LedgerEntry> entries = new ArrayList<>();
        sum.owed().forEach((developer, amount) -> {
            if (!amount.equals(Money.ZERO)) {
                entries.add(LedgerEntry.debit(LedgerAccount.receivableFrom(developer), amount));
            }
        });
        shares.stream()
                .filter(share -> !share.amount().equals(Money.ZERO))
                .map(share -> LedgerEntry.credit(LedgerAccount.payableTo(share.party()), share.amount()))
                .forEach(entries::add);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new LedgerTransaction(
                        sum.transaction(),
                        "usage/" + sum.firstCall(),
                        sum.line().businessDate(),
                        sum.bookedOn(),
                        Optional.of(new LedgerTransaction.Usage(
                                sum.line().api(),
                                sum.line().operation(),
                                sum.agreement().terms().agreement(),
                                sum.agreement().version())),
                        entries));
    }

    private static Correction correction(SharedRevenue sum, List<Share> shares) {
        SortedMap<OrganisationId, Correction.Part> parts =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        shares.forEach(share -> parts.put(share.party(), part(share)));
        return new Correction(
                sum.transaction(),
                CorrectionReason.LATE_CALL,
                sum.progress().month().toString(),
                sum.line(),
                Optional.of(sum.firstCall()),
                Optional.of(sum.firstDeveloper()),
                sum.calls(),
                sum.units(),
                sum.gross(),
                parts,
                "",
                List.of());
    }

    private static Correction.Part part(Share share) {
        SortedMap<String, Money> clauses = new TreeMap<>();
        share.clauses().forEach((clause, amount) -> clauses.put(clause.number(), amount));
        return new Correction.Part(share.amount(), clauses);
    }
}
