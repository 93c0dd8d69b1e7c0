package io.hefu.billing.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.Billing;
import io.hefu.core.payout.Payable.State;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayableFactsTest {

    private static final LocalDate ISSUED_ON = LocalDate.of(2026, 11, 2);
    private static final LocalDate LAST_DAY = ISSUED_ON.plusDays(10);

    @Test
    void aStatementCanBeObjectedToUntilTheEndOfTheLastDay() {
        Builder statement = new Builder(1_000);

        assertThat(statement.build().state(LAST_DAY)).isEqualTo(State.ISSUED);
        assertThat(statement.build().state(LAST_DAY.plusDays(1))).isEqualTo(State.CONFIRMED);
    }

    @Test
    void aConfirmedOneIsConfirmedAtOnce() {
        assertThat(new Builder(1_000).confirmed().build().state(ISSUED_ON)).isEqualTo(State.CONFIRMED);
    }

    @Test
    void whatIsDisputedIsNotPaidAndTheRestIs() {
        PayableFacts disputed =
                new Builder(1_000).confirmed().frozen(300).invoiced(700).build();

        assertThat(disputed.state(ISSUED_ON)).isEqualTo(State.DISPUTED);
        assertThat(disputed.payableNow(ISSUED_ON)).isEqualTo(700);
        assertThat(disputed.toInvoice(ISSUED_ON)).isZero();
    }

    @Test
    void timeDoesNotConfirmWhatIsDisputed() {
        assertThat(new Builder(1_000).frozen(1).build().state(LAST_DAY.plusDays(1)))
                .isEqualTo(State.DISPUTED);
    }

    @Test
    void aSettledDisputeLeavesTheRestToInvoice() {
        PayableFacts settled = new Builder(1_000).confirmed().invoiced(700).build();

        assertThat(settled.state(ISSUED_ON)).isEqualTo(State.CONFIRMED);
        assertThat(settled.toInvoice(ISSUED_ON)).isEqualTo(300);
        assertThat(settled.payableNow(ISSUED_ON)).isEqualTo(700);
    }

    @Test
    void nothingIsPaidWithoutAnInvoice() {
        assertThat(new Builder(1_000).confirmed().build().payableNow(ISSUED_ON)).isZero();
    }

    @Test
    void aLateInvoiceWaits() {
        PayableFacts late =
                new Builder(1_000).confirmed().invoiced(1_000).due(0).build();

        assertThat(late.state(ISSUED_ON)).isEqualTo(State.INVOICED);
        assertThat(late.payableNow(ISSUED_ON)).isZero();
    }

    @Test
    void whatIsOnItsWayIsNotPayableAgain() {
        PayableFacts sent =
                new Builder(1_000).confirmed().invoiced(1_000).inPayment(1_000).build();

        assertThat(sent.payableNow(ISSUED_ON)).isZero();
        assertThat(sent.covers()).isTrue();
    }

    @Test
    void whatIsDisputedOnItsWayIsNoLongerCovered() {
        PayableFacts disputed = new Builder(1_000)
                .confirmed()
                .invoiced(1_000)
                .inPayment(1_000)
                .frozen(1)
                .build();

        assertThat(disputed.covers()).isFalse();
    }

    @Test
    void paidInFullItIsPaid() {
        assertThat(new Builder(1_000)
                        .confirmed()
                        .invoiced(1_000)
                        .paid(1_000)
                        .build()
                        .state(ISSUED_ON))
                .isEqualTo(State.PAID);
    }

    @Test
    void aStatementOfNothingIsPaidWhenItIsConfirmed() {
        assertThat(new Builder(0).build().state(ISSUED_ON)).isEqualTo(State.ISSUED);
        assertThat(new Builder(0).confirmed().build().state(ISSUED_ON)).isEqualTo(State.PAID);
    }

    @Test
    void whatAPartyOwesIsSetOffOnceItIsConfirmed() {
        assertThat(new Builder(-500).build().payableNow(ISSUED_ON)).isZero();
        assertThat(new Builder(-500).confirmed().build().payableNow(ISSUED_ON)).isEqualTo(-500);
        assertThat(new Builder(-500).confirmed().paid(-500).build().state(ISSUED_ON))
                .isEqualTo(State.PAID);
    }

    /** Whatever happens to a statement, in whatever order, it takes no step that its state does not have. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensItsStateGoesOnlyWhereItMay(long seed) {
        Random random = new Random(seed);
        for (int life = 0; life < 500; life++) {
            Builder statement = new Builder(random.nextInt(5) == 0 ? random.nextInt(3) - 1 : 1 + random.nextInt(1_000));
            LocalDate today = ISSUED_ON;
            State before = statement.build().state(today);
            for (int step = 0; step < 40; step++) {
                today = today.plusDays(random.nextInt(3) == 0 ? 1 : 0);
                before = requireStep(before, statement, today);
                statement.happens(random, today);
                before = requireStep(before, statement, today);
            }
        }
    }

    private static State requireStep(State before, Builder statement, LocalDate today) {
        PayableFacts after = statement.build();
        State now = after.state(today);
        assertThat(now == before || before.next().contains(now))
                .as("%s → %s: %s", before, now, after)
                .isTrue();
        assertThat(after.payableNow(today)).isBetween(Math.min(0, after.payable()), Math.max(0, after.payable()));
        return now;
    }

    private static final class Builder {

        private final long payable;
        private boolean confirmed;
        private long frozen;
        private long invoiced;
        private long due = -1;
        private long inPayment;
        private long paid;

        Builder(long payable) {
            this.payable = payable;
        }

        Builder confirmed() {
            confirmed = true;
            return this;
        }

        Builder frozen(long fen) {
            frozen = fen;
            return this;
        }

        Builder invoiced(long fen) {
            invoiced = fen;
            return this;
        }

        Builder due(long fen) {
            due = fen;
            return this;
        }

        Builder inPayment(long fen) {
            inPayment = fen;
            return this;
        }

        Builder paid(long fen) {
            paid = fen;
            return this;
        }

        /** One thing, as the stores allow it. */
        void happens(Random random, LocalDate today) {
            PayableFacts now = build();
            confirmed |= now.isConfirmed(today) && now.state(today) != State.DISPUTED;
            switch (random.nextInt(7)) {
                case 0 -> confirmed |= now.state(today) == State.ISSUED;
                case 1 -> frozen = payable > 0 ? 1 + random.nextInt((int) payable) : frozen;
                case 2 -> frozen = 0;
                case 3 -> invoiced += now.toInvoice(today);
                case 4 -> inPayment += now.payableNow(today);
                case 5 -> {
                    paid += inPayment;
                    inPayment = 0;
                }
                default -> {
                    paid = 0;
                    inPayment = 0;
                }
            }
        }

        PayableFacts build() {
            return new PayableFacts(
                    new PartyMonth(Billing.WANXIANG, YearMonth.of(2026, 10)),
                    State.ISSUED,
                    ISSUED_ON,
                    LAST_DAY,
                    confirmed,
                    payable,
                    frozen,
                    invoiced,
                    due < 0 ? invoiced : due,
                    inPayment,
                    paid);
        }
    }
}
