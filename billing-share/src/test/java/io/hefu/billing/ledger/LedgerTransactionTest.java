package io.hefu.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTransactionTest {

    private static final LedgerAccount DEVELOPER = LedgerAccount.receivableFrom(new OrganisationId(new UUID(0, 1)));
    private static final LedgerAccount OPERATOR = LedgerAccount.payableTo(new OrganisationId(new UUID(0, 2)));

    @Test
    void debitsEqualCredits() {
        var transaction =
                transaction(LedgerEntry.debit(DEVELOPER, new Money(5)), LedgerEntry.credit(OPERATOR, new Money(5)));

        assertThat(transaction.entries())
                .extracting(entry -> entry.amount().microYuan())
                .containsExactly(5L, -5L);
    }

    @Test
    void whatDoesNotSumToZeroIsNoTransaction() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transaction(
                        LedgerEntry.debit(DEVELOPER, new Money(5)), LedgerEntry.credit(OPERATOR, new Money(4))))
                .withMessageContaining("sum to 0.000001 CNY");
    }

    @Test
    void nothingIsNoTransaction() {
        assertThatIllegalArgumentException().isThrownBy(LedgerTransactionTest::transaction);
    }

    @Test
    void anEntryOfZeroIsNoEntry() {
        assertThatIllegalArgumentException().isThrownBy(() -> LedgerEntry.credit(OPERATOR, Money.ZERO));
    }

    private static LedgerTransaction transaction(LedgerEntry... entries) {
        return new LedgerTransaction(
                new UUID(0, 9),
                "usage/1",
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 1),
                Optional.empty(),
                List.of(entries));
    }
}
