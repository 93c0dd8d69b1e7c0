package io.hefu.billing.payable;

import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static io.hefu.billing.payout.PayoutBed.FINANCE;
import static io.hefu.billing.payout.PayoutBed.OCTOBER;
import static io.hefu.billing.payout.PayoutBed.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.TestDatabase;
import io.hefu.billing.payout.PayoutBed;
import io.hefu.core.payout.Invoice;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.payout.Payable;
import io.hefu.core.payout.Payable.State;
import io.hefu.core.payout.PayableEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayableStoreTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final PayoutBed bed = new PayoutBed(database.pool());

    @BeforeEach
    void issue() {
        bed.issue(WANXIANG, OCTOBER, 100_000);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void anIssuedStatementTellsWhatIsToBeDoneAndUntilWhen() {
        Payable payable = october();

        assertThat(payable.state()).isEqualTo(State.ISSUED);
        assertThat(payable.issuedOn()).isEqualTo(PayoutBed.TODAY);
        assertThat(payable.objectionsUntil()).isEqualTo("2026-11-13");
        assertThat(payable.payable()).isEqualTo(Fen.money(100_000));
        assertThat(payable.toInvoice()).isEqualTo(Fen.money(0));
    }

    @Test
    void confirmingTwiceIsConfirmingOnce() {
        await(bed.payables.confirm(WANXIANG, OCTOBER, FINANCE));
        Payable again = await(bed.payables.confirm(WANXIANG, OCTOBER, FINANCE));

        assertThat(again.state()).isEqualTo(State.CONFIRMED);
        assertThat(again.toInvoice()).isEqualTo(Fen.money(100_000));
        assertThat(await(bed.payables.events(WANXIANG, OCTOBER))).hasSize(1);
    }

    @Test
    void theTimeForObjectionsIsOverByItselfAndWrittenDownOnce() {
        bed.clock.advance(Duration.ofDays(11));
        assertThat(october().state())
                .as("also before anybody has written it down")
                .isEqualTo(State.CONFIRMED);

        await(bed.payables.review());
        await(bed.payables.review());

        assertThat(await(bed.payables.events(WANXIANG, OCTOBER)))
                .containsExactly(new PayableEvent(State.CONFIRMED, bed.clock.instant(), "calendar", ""));
    }

    @Test
    void aDisputeHoldsTheStatementAndItsEndLetsItGo() {
        PartyMonth key = new PartyMonth(WANXIANG, OCTOBER);
        bed.frozen.put(key, Fen.money(1));
        await(bed.payables.review());
        assertThatThrownBy(() -> await(bed.payables.confirm(WANXIANG, OCTOBER, FINANCE)))
                .hasMessageContaining("DISPUTED");

        bed.frozen.clear();
        await(bed.payables.review());
        bed.frozen.put(key, Fen.money(1));
        bed.clock.advance(Duration.ofDays(20));
        await(bed.payables.review());
        bed.frozen.clear();
        await(bed.payables.review());

        assertThat(await(bed.payables.events(WANXIANG, OCTOBER)))
                .extracting(PayableEvent::state)
                .containsExactly(State.DISPUTED, State.ISSUED, State.DISPUTED, State.CONFIRMED);
    }

    @Test
    void anInvoiceIsRegisteredOnceUnderItsNumber() {
        bed.invoice(WANXIANG, OCTOBER);
        NewInvoice same = bed.invoiceOf(WANXIANG, OCTOBER, Fen.money(100_000));

        Payable again = await(bed.payables.invoice(WANXIANG, OCTOBER, same, FINANCE));

        assertThat(again.state()).isEqualTo(State.INVOICED);
        assertThat(again.payableNow()).isEqualTo(Fen.money(100_000));
        assertThat(again.invoices())
                .containsExactly(new Invoice(same.number(), PayoutBed.TODAY, Fen.money(100_000), 600, PayoutBed.TODAY));
        bed.issue(OTHER, OCTOBER, 100_000);
        await(bed.payables.confirm(OTHER, OCTOBER, PayoutBed.finance(OTHER)));
        assertThatThrownBy(() -> await(bed.payables.invoice(OTHER, OCTOBER, same, PayoutBed.finance(OTHER))))
                .as("another party cannot use the number")
                .hasMessageContaining("ALREADY_EXISTS");
    }

    @Test
    void aLateInvoiceRollsToTheNextMonthsPayouts() {
        bed.clock.advance(Duration.ofDays(20));
        bed.invoice(WANXIANG, OCTOBER);

        assertThat(october().invoices().get(0).payableFrom()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(october().payableNow()).isEqualTo(Fen.money(0));
        bed.clock.advance(Duration.ofDays(8));
        assertThat(october().payableNow()).isEqualTo(Fen.money(100_000));
    }

    @Test
    void whatIsNotIssuedDoesNotExist() {
        database.run("""
                insert into billing.settlement_period (kind, starts_on, state, closing_at)
                values ('MONTH', '2026-11-01', 'CALCULATED', now());
                insert into billing.statement
                    (party, kind, starts_on, state, calls, gross_micro_yuan, share_micro_yuan, payable_fen, root, sections,
                     lines_hash)
                values ('%s', 'MONTH', '2026-11-01', 'CALCULATED', 1, 1, 1, 1, decode(repeat('00', 32), 'hex'), '\\x00',
                        decode(repeat('00', 32), 'hex'))""".formatted(WANXIANG));

        assertThat(await(bed.payables.find(WANXIANG, OCTOBER.plusMonths(1)))).isEmpty();
        assertThat(await(bed.payables.find(OTHER, OCTOBER))).isEmpty();
        assertThatThrownBy(() -> await(bed.payables.confirm(WANXIANG, OCTOBER.plusMonths(1), FINANCE)))
                .hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> await(bed.payables.confirm(OTHER, OCTOBER, PayoutBed.finance(OTHER))))
                .hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> await(bed.payables.confirm(WANXIANG, OCTOBER, PayoutBed.ADMIN)))
                .as("nobody confirms for the party")
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void statementsAreListedNewestFirstPageByPage() {
        bed.issue(WANXIANG, OCTOBER.minusMonths(1), 5);
        bed.issue(OTHER, OCTOBER, 7);

        assertThat(await(bed.payables.list(Optional.of(WANXIANG), false, 1, 10)).items())
                .extracting(Payable::month)
                .containsExactly(OCTOBER, OCTOBER.minusMonths(1));
        assertThat(await(bed.payables.list(Optional.empty(), false, 2, 2)).items())
                .extracting(Payable::month)
                .containsExactly(OCTOBER.minusMonths(1));
        assertThat(await(bed.payables.list(Optional.empty(), false, 9, 2))
                        .pagination()
                        .totalCount())
                .isEqualTo(3);
    }

    private Payable october() {
        return await(bed.payables.find(WANXIANG, OCTOBER)).orElseThrow();
    }
}
