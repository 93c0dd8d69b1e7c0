package io.hefu.billing.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.Billing;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.payout.Payable.State;
import io.hefu.core.refusal.RefusedException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceRulesTest {

    private static final LocalDate ISSUED_ON = LocalDate.of(2026, 11, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 6);
    private static final String NUMBER = "26110000000000000001";

    private final InvoiceRules rules = new InvoiceRules(21);

    @ParameterizedTest
    @CsvSource({
        "2026-11-06, 2026-11-06",
        "2026-11-21, 2026-11-21",
        "2026-11-22, 2026-12-01",
        "2026-12-31, 2027-01-01",
        "2027-01-31, 2027-02-01"
    })
    void aLateInvoiceWaitsForTheNextMonth(LocalDate received, LocalDate payableFrom) {
        assertThat(rules.payableFrom(received)).isEqualTo(payableFrom);
    }

    @Test
    void anInvoiceOfWhatIsPayableIsTaken() {
        rules.require(facts(1_000, 0, true), invoice(1_000), TODAY);
        rules.require(facts(1_000, 300, true), invoice(700), TODAY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 1_001, 100_000})
    void anyOtherAmountIsRefusedWithTheRightOne(long fen) {
        assertThatThrownBy(() -> rules.require(facts(1_000, 0, true), invoice(fen), TODAY))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("10.00 CNY");
    }

    @Test
    void beforeTheStatementIsConfirmedThereIsNothingToInvoice() {
        assertThatThrownBy(() -> rules.require(facts(1_000, 0, false), invoice(1_000), TODAY))
                .hasMessageContaining("confirm it first");
    }

    @Test
    void whereAllIsDisputedThereIsNothingToInvoice() {
        assertThatThrownBy(() -> rules.require(facts(1_000, 2_000, true), invoice(1_000), TODAY))
                .hasMessageContaining("Nothing is to be invoiced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01", "2026-11-07"})
    void anInvoiceIsNoOlderThanItsStatementAndNotOfTheFuture(LocalDate date) {
        NewInvoice invoice = new NewInvoice(NUMBER, date, Fen.money(1_000), 600);

        assertThatThrownBy(() -> rules.require(facts(1_000, 0, true), invoice, TODAY))
                .hasMessageContaining("2026-11-02");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7, 601, 10_000})
    void aTaxRateIsOneInForce(int basisPoints) {
        NewInvoice invoice = new NewInvoice(NUMBER, TODAY, Fen.money(1_000), basisPoints);

        assertThatThrownBy(() -> rules.require(facts(1_000, 0, true), invoice, TODAY))
                .hasMessageContaining("tax rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {NUMBER, "044031900111-12345678", "0440319001-12345678"})
    void numbersOfInvoicesAreKnownByTheirForm(String number) {
        assertThat(InvoiceNumber.fits(number, TODAY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "25110000000000000001",
                "2611000000000000001",
                "261100000000000000012",
                "26010000000000000001",
                "2611000000000000000a",
                "04403190011-12345678",
                "12345678",
                "044031900111-1234567"
            })
    void othersAreNone(String number) {
        assertThat(InvoiceNumber.fits(number, TODAY)).isFalse();
    }

    private static NewInvoice invoice(long fen) {
        return new NewInvoice(NUMBER, TODAY, Fen.money(fen), 600);
    }

    private static PayableFacts facts(long payable, long frozen, boolean confirmed) {
        return new PayableFacts(
                new PartyMonth(Billing.WANXIANG, YearMonth.of(2026, 10)),
                State.ISSUED,
                ISSUED_ON,
                ISSUED_ON.plusDays(10),
                confirmed,
                payable,
                frozen,
                0,
                0,
                0,
                0);
    }
}
