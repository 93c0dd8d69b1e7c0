package io.hefu.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What pays is stopped at its first write, its second, and so on to the last, and begins anew; the party is paid once. The
 * database undoes the transaction under way, as it does when the process dies.
 */
class KilledPayoutTest {

    private static final String FAULTS = """
            create sequence billing.fault;
            create function billing.die() returns trigger language plpgsql as
            $$
            begin
                if nextval('billing.fault') = tg_argv[0]::bigint then
                    raise exception 'killed';
                end if;
                return null;
            end
            $$;
            do
            $$
            declare
                name text;
            begin
                foreach name in array array ['statement', 'statement_event', 'statement_invoice', 'bank_account', 'payout',
                    'payout_item', 'payout_part', 'payout_result_file', 'ledger_account', 'ledger_transaction',
                    'ledger_entry']
                loop
                    execute format('create trigger fault after insert or update on billing.%%I for each statement'
                                   ' execute function billing.die(%d)', name);
                end loop;
            end
            $$""";

    @Test
    void whereverItIsKilledThePartyIsPaidOnce() {
        List<Integer> deaths = new ArrayList<>();
        for (int write = 1; ; write++) {
            int died = killedAt(write);
            if (died == 0) {
                break;
            }
            deaths.add(died);
        }
        assertThat(deaths).as("each write was the last one once").hasSizeGreaterThan(15);
    }

    /** Pays a party; killed at a write, it goes on from the beginning. */
    private static int killedAt(int write) {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.run(FAULTS.formatted(write));
            PayoutRehearsal rehearsal = new PayoutRehearsal(new PayoutBed(database.pool()), 1);
            int deaths = 0;
            while (!isFinished(rehearsal)) {
                deaths++;
            }
            database.run("alter sequence billing.fault restart with 1000000");
            byte[] file = rehearsal.file().bytes();
            rehearsal.steps().forEach(Runnable::run);
            assertThat(database.number(PayoutRehearsal.WRONGLY_PAID))
                    .as("killed at write %d", write)
                    .isZero();
            assertThat(database.number("select count(*) from billing.ledger_transaction"))
                    .isEqualTo(1);
            assertThat(database.number("select count(*) from billing.payout where state = 'SETTLED'"))
                    .isEqualTo(1);
            assertThat(rehearsal.file().bytes()).isEqualTo(file);
            return deaths;
        }
    }

    private static boolean isFinished(PayoutRehearsal rehearsal) {
        try {
            rehearsal.steps().forEach(Runnable::run);
            return true;
        } catch (RuntimeException killed) {
            return false;
        }
    }
}
