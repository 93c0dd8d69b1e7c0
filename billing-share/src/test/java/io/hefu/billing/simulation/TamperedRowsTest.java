package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.START_OF_2026;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.TestDatabase;
import io.hefu.checker.report.PassResult;
import io.hefu.checker.report.Report;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mistake in the module, or a hand in the database, would leave behind: each is found, and by the pass that is about it. */
class TamperedRowsTest {

    /** Its month ends with late calls, corrections and calls that were suspended. */
    private static final long SEED = 1;

    private static TestDatabase database;

    @BeforeAll
    static void simulate() {
        database = TestDatabase.fresh();
        var simulation = new BillingSimulation(SEED, database, START_OF_2026.plus(Duration.ofDays(28)));
        simulation.run(100);
        simulation.settle();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void untouchedAllAgrees() {
        Report report = Independently.check(database);

        assertThat(report.holds()).as(report.toString()).isTrue();
        assertThat(report.passes())
                .filteredOn(pass -> pass.checked() == 0)
                .extracting(PassResult::name)
                .containsExactly("counted-prices", "recoupments", "refunds");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "journals         | a mark beyond the journal     | update journal_mark set last_sequence = 1000000",
                "journals         | a sequence number twice       | update usage_record set sequence = 1",
                "rated-once       | a line is gone                | delete from rated_usage where call_id = (select min(call_id::text)::uuid from rated_usage)",
                "rated-once       | a call without outcome, rated | update usage_record set state = 'UNKNOWN', status = null, code = null, units = null, billable = null, latency_micros = null, deciding_stage = null, stage_refused = null where state = 'ANSWERED'",
                "business-dates   | the date of another time zone | update usage_record set business_date = business_date - 1",
                "usage-tallies    | an entry counted twice        | update usage_tally set calls = calls + 1",
                "terms            | terms of another agreement    | update agreement_version set terms = replace(terms, 'agreement on-', 'agreement off-')",
                "rated-lines      | a micro-yuan more             | update rated_usage set gross_micro_yuan = gross_micro_yuan + 1 where gross_micro_yuan > 0",
                "rated-lines      | a version of the price before | update rated_usage set price_version = price_version + 1",
                "rated-tallies    | a cost rounded to the fen     | update rated_tally set cost_micro_yuan = cost_micro_yuan / 10000 * 10000",
                "share-tallies    | a call counted twice          | update share_tally set billable = billable + 1",
                "months           | a late call forgotten         | update agreement_progress set calls = calls - 1 where calls > 0",
                "shares           | a tier begins one later       | update agreement_version set terms = regexp_replace(terms, '=[0-9]+\\nclause 3', E'=1\\nclause 3')",
                "shares           | a share rounded up            | update share_tally set share_micro_yuan = share_micro_yuan + 1",
                "corrections      | a part rounded up             | update correction_share set share_micro_yuan = share_micro_yuan + 1",
                "clauses          | a clause without its money    | delete from clause_tally where clause = '2'",
                "ledger           | one side only                 | update ledger_entry set amount_micro_yuan = amount_micro_yuan + 1 where line = 1",
                "ledger-events    | a posting of nothing          | update ledger_transaction set idempotency_key = concat('usage/', gen_random_uuid())",
                "ledger-events    | a posting of two kinds        | update ledger_transaction set operation = 'other' where operation is not null",
                "balances         | booked for another            | update ledger_account set organisation = gen_random_uuid() where kind = 'PAYABLE'",
                "payouts          | paid before it was payable    | insert into ledger_account (kind, organisation, currency) select 'BANK', organisation, 'CNY' from ledger_account where kind = 'PAYABLE' limit 1; insert into ledger_entry (transaction_id, line, account_id, amount_micro_yuan) select entry.transaction_id, 99, bank.id, 1 from ledger_entry entry cross join (select id from ledger_account where kind = 'BANK') bank where entry.line = 1 and amount_micro_yuan > 0 limit 1; update ledger_entry set amount_micro_yuan = 1000000000000 where line > 1 and line < 99 and transaction_id in (select transaction_id from ledger_entry where line = 99)",
                "books            | booked after the day closed   | update ledger_transaction set posted_at = posted_at + interval '40 days'",
                "books            | booked before it happened     | update rated_usage set booked_on = booked_on - 1",
                "closing          | a closed day open again       | update books set open_from = date '2026-01-01'",
                "closing          | a party was not told          | delete from statement where kind = 'DAY'",
                "day-statements   | a close that missed a call    | update rated_usage set booked_on = (select min(starts_on) from settlement_period) where agreement is not null and booked_on = (select max(booked_on) from rated_usage where agreement is not null)",
                "day-statements   | a subtotal changed            | update statement set sections = set_byte(sections, length(sections) - 1, 255 - get_byte(sections, length(sections) - 1)) where kind = 'DAY' and calls > 0",
                "day-statements   | a call received later         | update usage_record set received_at = received_at + interval '1 microsecond'",
                "month-statements | a month of other days         | update statement set root = sha256(root) where kind = 'MONTH'",
                "lines            | a fen more                    | update statement set payable_fen = payable_fen + 1",
                "lines            | other lines                   | update statement set lines_hash = sha256(lines_hash)",
                "heads            | a head changed                | update statement set head = set_byte(head, 60, 255 - get_byte(head, 60))",
                "heads            | another signature             | update statement set signature = set_byte(signature, 9, 255 - get_byte(signature, 9))",
                "heads            | terms changed since           | update agreement_version set terms = replace(terms, 'end', 'end ')",
                "global-heads     | a head exchanged              | update statement set head = (select head from statement other where other.kind = 'DAY' and other.head is not null and other.party <> statement.party limit 1) where kind = 'DAY'",
                "global-heads     | another signature             | update settlement_period set global_signature = set_byte(global_signature, 9, 255 - get_byte(global_signature, 9)) where global_signature is not null"
            })
    void whatIsChangedIsFound(String pass, String what, String sql) {
        try (TestDatabase tampered = database.copy()) {
            tampered.run("set session_replication_role = replica; set search_path = billing; " + dropChecks() + sql);

            PassResult result = Independently.check(tampered, one -> one.name().equals(pass))
                    .pass(pass);

            assertThat(result.divergences()).as(what).isPositive();
        }
    }

    /** So that a row can say what no row can say. */
    private static String dropChecks() {
        return """
                do $$
                declare one record;
                begin
                    for one in select conrelid::regclass as of_table, conname from pg_constraint
                               where connamespace = 'billing'::regnamespace and contype in ('c', 'u') loop
                        execute format('alter table %s drop constraint %I cascade', one.of_table, one.conname);
                    end loop;
                end $$;
                """;
    }
}
