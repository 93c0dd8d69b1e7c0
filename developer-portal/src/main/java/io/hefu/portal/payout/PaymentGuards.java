package io.hefu.portal.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.BankAccount;
import io.hefu.core.payout.BankAccounts;
import io.hefu.core.payout.NewBankAccount;
import io.hefu.core.payout.PayoutHold;
import io.hefu.core.payout.PayoutHolds;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where partners are paid, and whether they are. Each change takes two people; the second of an account may be of either side. */
@Singleton
class PaymentGuards {

    private final BankAccounts accounts;
    private final PayoutHolds holds;
    private final FinanceAccess access;

    PaymentGuards(BankAccounts accounts, PayoutHolds holds, FinanceAccess access) {
        this.accounts = accounts;
        this.holds = holds;
        this.access = access;
    }

    Uni<List<BankAccount>> accounts(Member member, OrganisationId party) {
        FinanceAccess.requireVisible(member, party);
        return Transactions.elsewhere(() -> accounts.of(party));
    }

    Uni<BankAccount> propose(Member member, OrganisationId party, NewBankAccount account) {
        FinanceAccess.requireVisible(member, party);
        return access.requirePartner(party)
                .chain(() -> access.audited(
                        Change.by(member, "bank-account.propose", "organisation/" + party)
                                .to(Map.of("bankCode", account.bankCode())),
                        () -> accounts.propose(party, account, FinanceAccess.actor(member))));
    }

    Uni<BankAccount> decide(Member member, OrganisationId party, UUID account, boolean approved) {
        FinanceAccess.requireVisible(member, party);
        String action = approved ? "bank-account.approve" : "bank-account.reject";
        return access.audited(
                Change.by(member, action, "organisation/" + party).to(Map.of("account", account.toString())),
                () -> accounts.decide(party, account, approved, FinanceAccess.actor(member)));
    }

    Uni<List<PayoutHold>> holds(Member member, OrganisationId party) {
        FinanceAccess.requireVisible(member, party);
        return Transactions.elsewhere(() -> holds.of(party));
    }

    Uni<PayoutHold> propose(Member member, OrganisationId party, PayoutHold.Change change, String reason) {
        member.require(Role.OPERATOR_ADMIN);
        return access.requirePartner(party)
                .chain(() -> access.audited(
                        Change.by(member, "payout-hold.propose", "organisation/" + party)
                                .to(Map.of("change", change.name(), "reason", reason)),
                        () -> holds.propose(party, change, reason, FinanceAccess.actor(member))));
    }

    Uni<PayoutHold> decideOnHold(Member member, OrganisationId party, UUID hold, boolean approved) {
        member.require(Role.OPERATOR_ADMIN);
        String action = approved ? "payout-hold.approve" : "payout-hold.reject";
        return access.audited(
                Change.by(member, action, "organisation/" + party).to(Map.of("hold", hold.toString())),
                () -> holds.decide(party, hold, approved, FinanceAccess.actor(member)));
    }
}
