package io.hefu.billing.simulation;

import io.hefu.billing.TestDatabase;
import io.hefu.core.refusal.RefusedException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ends the connection of whoever writes to an armed table, in the middle of its transaction. */
final class Faults {

    private static final List<String> INTAKE = List.of("usage_record", "usage_tally", "rating_queue", "node_epoch");
    private static final List<String> RATING = List.of(
            "ledger_transaction",
            "ledger_entry",
            "rated_usage",
            "rated_tally",
            "share_tally",
            "agreement_progress",
            "rating_queue");

    private final TestDatabase database;
    private int cuts;

    Faults(TestDatabase database) {
        this.database = database;
        database.run("""
                create table public.armed (name text);
                create function public.crash() returns trigger language plpgsql as $$
                begin
                    if exists (select from public.armed where name = tg_table_name) then
                        perform pg_terminate_backend(pg_backend_pid());
                    end if;
                    return null;
                end $$;
                do $$
                declare name text;
                begin
                    for name in select table_name from information_schema.tables
                                where table_schema = 'billing' and table_type = 'BASE TABLE' loop
                        execute format('create trigger crash after insert or update or delete on billing.%I
                                        for each statement execute function public.crash()', name);
                    end loop;
                end $$""");
    }

    void duringIntake(RandomGenerator random, Runnable action) {
        during(INTAKE.get(random.nextInt(INTAKE.size())), action);
    }

    void duringRating(RandomGenerator random, Runnable action) {
        during(RATING.get(random.nextInt(RATING.size())), action);
    }

    /** How many transactions were really cut off. */
    int cuts() {
        return cuts;
    }

    private void during(String table, Runnable action) {
        database.run("insert into public.armed values ('" + table + "')");
        try {
            action.run();
        } catch (RefusedException refused) {
            throw refused;
        } catch (RuntimeException connectionLost) {
            cuts++;
        } finally {
            database.run("delete from public.armed");
        }
    }
}
