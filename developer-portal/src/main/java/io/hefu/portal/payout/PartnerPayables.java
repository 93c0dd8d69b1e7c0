package io.hefu.portal.payout;

import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.payout.PartyBalance;
import io.hefu.core.payout.PartyBalances;
import io.hefu.core.payout.Payable;
import io.hefu.core.payout.PayableEvent;
import io.hefu.core.payout.Payables;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issued statements, for the partner they are about and for the operator. Only the partner confirms and invoices. */
@Singleton
class PartnerPayables {

    private final Payables payables;
    private final PartyBalances balances;
    private final FinanceAccess access;

    PartnerPayables(Payables payables, PartyBalances balances, FinanceAccess access) {
        this.payables = payables;
        this.balances = balances;
        this.access = access;
    }

    /** @param party empty for all; a partner sees its own only */
    Uni<Page<Payable>> list(Member member, Optional<OrganisationId> party, boolean unpaidOnly, PageRequest page) {
        FinanceAccess.requireFinance(member);
        party.ifPresent(named -> FinanceAccess.requireVisible(member, named));
        Optional<OrganisationId> whose = member.has(Role.OPERATOR_ADMIN)
                ? party
                : Optional.of(member.organisation().id());
        return Transactions.elsewhere(() -> payables.list(whose, unpaidOnly, page.page(), page.perPage()));
    }

    Uni<Payable> get(Member member, OrganisationId party, YearMonth month) {
        FinanceAccess.requireVisible(member, party);
        return Transactions.elsewhere(() -> payables.find(party, month))
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(NotFound.Thing.STATEMENT))));
    }

    Uni<List<PayableEvent>> events(Member member, OrganisationId party, YearMonth month) {
        return get(member, party, month).chain(() -> Transactions.elsewhere(() -> payables.events(party, month)));
    }

    Uni<Payable> confirm(Member member, OrganisationId party, YearMonth month) {
        FinanceAccess.requireOwn(member, party);
        return access.audited(
                Change.by(member, "statement.confirm", object(party, month)),
                () -> payables.confirm(party, month, FinanceAccess.actor(member)));
    }

    Uni<Payable> invoice(Member member, OrganisationId party, YearMonth month, NewInvoice invoice) {
        FinanceAccess.requireOwn(member, party);
        return access.audited(
                Change.by(member, "statement.invoice", object(party, month))
                        .to(Map.of(
                                "number",
                                invoice.number(),
                                "amount",
                                invoice.amount().toString())),
                () -> payables.invoice(party, month, invoice, FinanceAccess.actor(member)));
    }

    Uni<PartyBalance> balance(Member member, OrganisationId party, LocalDate date) {
        FinanceAccess.requireVisible(member, party);
        return Transactions.elsewhere(() -> balances.at(party, date));
    }

    private static String object(OrganisationId party, YearMonth month) {
        return "statement/" + party + "/" + month;
    }
}
