package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.ledger.LedgerEntry;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Calls rated together that are shared as one sum: the same day, application, operation and version of an agreement.
 *
 * @param transaction names the posting of the sum, if there is anything to post
 * @param firstCall one that is in no other sum, ever
 * @param calls all of them billable
 */
record SharedRevenue(UUID transaction, TallyKey key, Agreement agreement, CallId firstCall, long calls, Money gross) {

    /** What one party gets of the sum. */
    record Share(SharedRevenue revenue, Party party, Money amount) {}

    SharedRevenue plus(Money callGross) {
        return new SharedRevenue(transaction, key, agreement, firstCall, calls + 1, gross.plus(callGross));
    }

    List<Share> shares() {
        Map<OrganisationId, Money> amounts = agreement.terms().share(gross);
        return agreement.terms().parties().stream()
                .map(party -> new Share(this, party, amounts.get(party.organisation())))
                .toList();
    }

    /** The developer owes the sum, each party is owed its share. Empty when the sum is 0. */
    Optional<LedgerTransaction> posting() {
        if (gross.equals(Money.ZERO)) {
            return Optional.empty();
        }
        List<LedgerEntry> entries = new ArrayList<>();
        entries.add(LedgerEntry.debit(LedgerAccount.receivableFrom(key.organisation()), gross));
        shares().stream()
                .filter(share -> !share.amount().equals(Money.ZERO))
                .map(share ->
                        LedgerEntry.credit(LedgerAccount.payableTo(share.party().organisation()), share.amount()))
                .forEach(entries::add);
        return Optional.of(new LedgerTransaction(
                transaction,
                "usage/" + firstCall,
                key.businessDate(),
                key.application(),
                key.api(),
                key.operation(),
                agreement.terms().agreement(),
                agreement.version(),
                entries));
    }
}
