package io.hefu.portal.testing;

import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.Invoice;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.payout.PartyBalance;
import io.hefu.core.payout.PartyBalances;
import io.hefu.core.payout.Payable;
import io.hefu.core.payout.Payable.State;
import io.hefu.core.payout.PayableEvent;
import io.hefu.core.payout.Payables;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Billing with one issued statement for every party: October's. It remembers who took the last step. */
@Singleton
public class FakePayables implements Payables, PartyBalances {

    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static final LocalDate ISSUED_ON = LocalDate.of(2026, 11, 2);

    private volatile Optional<Actor> lastActor = Optional.empty();

    public Optional<Actor> lastActor() {
        return lastActor;
    }

    @Override
    public CompletionStage<Page<Payable>> list(
            Optional<OrganisationId> party, boolean unpaidOnly, int page, int perPage) {
        List<OrganisationId> parties = party.map(List::of).orElse(List.of(FakeBilling.WANXIANG, FakeBilling.UNKNOWN));
        List<Payable> payables =
                parties.stream().map(of -> payable(of, State.ISSUED, List.of())).toList();
        return CompletableFuture.supplyAsync(() -> Page.of(payables, page, perPage, payables.size()));
    }

    @Override
    public CompletionStage<Optional<Payable>> find(OrganisationId party, YearMonth month) {
        return CompletableFuture.supplyAsync(
                () -> Optional.of(payable(party, State.ISSUED, List.of())).filter(found -> month.equals(OCTOBER)));
    }

    @Override
    public CompletionStage<List<PayableEvent>> events(OrganisationId party, YearMonth month) {
        return CompletableFuture.supplyAsync(() -> List.of(
                new PayableEvent(State.ISSUED, Instant.parse("2026-11-02T02:00:00Z"), "admin2", ""),
                new PayableEvent(State.CONFIRMED, Instant.parse("2026-11-13T16:00:00Z"), "calendar", "")));
    }

    @Override
    public CompletionStage<Payable> confirm(OrganisationId party, YearMonth month, Actor by) {
        return step(month, by, payable(party, State.CONFIRMED, List.of()));
    }

    @Override
    public CompletionStage<Payable> invoice(OrganisationId party, YearMonth month, NewInvoice invoice, Actor by) {
        Invoice registered = new Invoice(
                invoice.number(), invoice.issuedOn(), invoice.amount(), invoice.taxBasisPoints(), invoice.issuedOn());
        return step(month, by, payable(party, State.INVOICED, List.of(registered)));
    }

    @Override
    public CompletionStage<PartyBalance> at(OrganisationId party, LocalDate date) {
        return CompletableFuture.supplyAsync(
                () -> new PartyBalance(party, date, Money.ofYuan("1000.004"), Money.ofYuan("1000")));
    }

    private CompletionStage<Payable> step(YearMonth month, Actor by, Payable after) {
        return CompletableFuture.supplyAsync(() -> {
            if (!month.equals(OCTOBER)) {
                throw new RefusedException(new NotFound(NotFound.Thing.STATEMENT));
            }
            lastActor = Optional.of(by);
            return after;
        });
    }

    private static Payable payable(OrganisationId party, State state, List<Invoice> invoices) {
        Money payable = Money.ofYuan("1000");
        return new Payable(
                party,
                OCTOBER,
                state,
                ISSUED_ON,
                ISSUED_ON.plusDays(10),
                payable,
                Money.ZERO,
                invoices.stream().map(Invoice::amount).reduce(Money.ZERO, Money::plus),
                state == State.CONFIRMED ? payable : Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                state == State.INVOICED ? payable : Money.ZERO,
                invoices);
    }
}
