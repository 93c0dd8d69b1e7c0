package io.hefu.billing;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks. */
class LedgerTest {

    private static final String TRANSACTION = """
            insert into billing.ledger_transaction
                (id, idempotency_key, business_date, booked_on, posted_at)
            values ('%s', '%s', '2026-01-01', '2026-01-01', now());""";
    private static final String ENTRY = """
            insert into billing.ledger_entry (transaction_id, line, account_id, amount_micro_yuan)
            select '%s', %d, min(id), %d from billing.ledger_account;""";
    private static final String ID = "00000000-0000-0000-0000-000000000009";

    private static TestDatabase database;

    @BeforeAll
    static void postSomething() {
        database = TestDatabase.fresh();
        MovableClock clock = new MovableClock(Billing.START_OF_2026);
        Billing billing = new Billing(database, clock).withUsualTerms();
        long epoch = await(billing.intake.beginEpoch("a"));
        billing.store("a", epoch, 1, Developer.succeeded(new Developer(clock, new Random(1)).verifiesLocation()));
        billing.rateAll();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update billing.ledger_entry set amount_micro_yuan = 1",
                "delete from billing.ledger_entry",
                "truncate billing.ledger_entry",
                "update billing.ledger_transaction set business_date = '2026-02-01'",
                "delete from billing.ledger_transaction",
                "update billing.ledger_account set organisation = gen_random_uuid()",
                "delete from billing.ledger_account",
                "update billing.price set model = 'per-unit 1'",
                "delete from billing.price",
                "update billing.agreement set operation = 'sendMessage'",
                "update billing.agreement_version set effective_from = now()",
                "update billing.agreement_version set terms = 'mine'",
            })
    void whatIsWrittenStays(String change) {
        assertThatThrownBy(() -> database.run(change)).hasMessageContaining("never changed, only added");
    }

    @Test
    void aTransactionThatDoesNotSumToZeroIsRefusedAtCommit() {
        assertThatThrownBy(() -> database.run(
                        TRANSACTION.formatted(ID, "k") + ENTRY.formatted(ID, 1, 5) + ENTRY.formatted(ID, 2, -4)))
                .hasMessageContaining("sum to 1 (expected: two or more that sum to zero)");
    }

    @Test
    void aTransactionWithoutEntriesIsRefused() {
        assertThatThrownBy(() -> database.run(TRANSACTION.formatted(ID, "k"))).hasMessageContaining("0 entries");
    }

    @Test
    void anEntryAddedLaterIsRefused() {
        assertThatThrownBy(() -> database.run("""
                        insert into billing.ledger_entry (transaction_id, line, account_id, amount_micro_yuan)
                        select transaction_id, 99, account_id, 1 from billing.ledger_entry limit 1""")).hasMessageContaining("expected: two or more that sum to zero");
    }

    @Test
    void theSameBusinessEventIsRefusedTheSecondTime() {
        assertThatThrownBy(() -> database.run("""
                        insert into billing.ledger_transaction
                            (id, idempotency_key, business_date, booked_on, posted_at)
                        select gen_random_uuid(), idempotency_key, business_date, booked_on, posted_at
                        from billing.ledger_transaction""")).hasMessageContaining("ledger_transaction_idempotency_key_key");
    }

    @Test
    void aBalancedTransactionIsTaken() {
        String id = "00000000-0000-0000-0000-000000000010";

        database.run(TRANSACTION.formatted(id, "manual") + ENTRY.formatted(id, 1, 5) + ENTRY.formatted(id, 2, -5));

        assertThat(database.number("select sum(amount_micro_yuan) from billing.ledger_entry"))
                .isZero();
    }
}
