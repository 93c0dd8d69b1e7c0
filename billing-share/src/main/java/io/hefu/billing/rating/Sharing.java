package io.hefu.billing.rating;

import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.ledger.LedgerEntry;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.billing.rating.SharedRevenue.Share;
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
import java.util.stream.Collectors;

/**
 * Whose the sums of some calls are: of each agreement, what its terms give for the month with them, less what they gave for
 * the month before them. So in the end each party has what the terms give for all of the month, whatever the order and the
 * batches.
 */
final class Sharing {

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

    List<Share> shares() {
        return shares.values().stream().flatMap(List::stream).toList();
    }

    /** The developer owes each sum, each party is owed its share of it. */
    List<LedgerTransaction> postings() {
        return shares.entrySet().stream()
                .map(sum -> posting(sum.getKey(), sum.getValue()))
                .flatMap(Optional::stream)
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
            shares.put(sum, shares(sum, posted, waterfall.remainder(), passed, upTo, whole));
            passed = upTo;
        }
    }

    /** Part by part along the sums, so that the parts of each party sum to what it has of all; the remainder is the rest. */
    private static List<Share> shares(
            SharedRevenue sum, Distribution posted, OrganisationId remainder, long from, long to, long whole) {
        List<Share> shares = new ArrayList<>();
        Money rest = sum.gross();
        for (Map.Entry<OrganisationId, Money> share : posted.shares().entrySet()) {
            if (!share.getKey().equals(remainder)) {
                Money amount = part(share.getValue(), to, whole).minus(part(share.getValue(), from, whole));
                shares.add(new Share(sum, share.getKey(), amount));
                rest = rest.minus(amount);
            }
        }
        shares.add(new Share(sum, remainder, rest));
        return shares;
    }

    /** Rounded toward zero. */
    private static Money part(Money of, long numerator, long denominator) {
        return new Money(BigInteger.valueOf(of.microYuan())
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact());
    }

    private static Optional<LedgerTransaction> posting(SharedRevenue sum, List<Share> shares) {
        List<LedgerEntry> entries = new ArrayList<>();
        if (!sum.gross().equals(Money.ZERO)) {
            entries.add(LedgerEntry.debit(LedgerAccount.receivableFrom(sum.key().organisation()), sum.gross()));
        }
        shares.stream()
                .filter(share -> !share.amount().equals(Money.ZERO))
                .map(share -> LedgerEntry.credit(LedgerAccount.payableTo(share.party()), share.amount()))
                .forEach(entries::add);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new LedgerTransaction(
                        sum.transaction(),
                        "usage/" + sum.firstCall(),
                        sum.key().businessDate(),
                        sum.key().application(),
                        sum.key().api(),
                        sum.key().operation(),
                        sum.agreement().terms().agreement(),
                        sum.agreement().version(),
                        entries));
    }
}
