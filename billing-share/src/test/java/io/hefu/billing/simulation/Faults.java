package io.hefu.billing.simulation;

import io.hefu.billing.TestDatabase;
import io.hefu.core.refusal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Ends the connection of whoever writes to an armed table: in the middle of the transaction, or when it is to commit. */
final class Faults {

    private static final List<String> INTAKE =
            List.of("usage_record", "usage_tally", "rating_queue", "node_epoch", "commit node_epoch");
    private static final List<String> RATING = List.of(
            "ledger_transaction",
            "ledger_entry",
            "rated_usage",
            "rated_tally",
            "share_tally",
            "clause_tally",
            "agreement_progress",
            "rating_queue",
            "commit agreement_progress");

    private static final List<String> SETTLEMENT = List.of(
            "settlement_period",
            "journal_mark",
            "books",
            "agreement_progress",
            "correction",
            "statement",
            "statement_event",
            "commit settlement_period",
            "commit statement");

    private final TestDatabase database;
    private final Map<String, Integer> cuts = new TreeMap<>();

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
                create function public.crash_at_commit() returns trigger language plpgsql as $$
                begin
                    if exists (select from public.armed where name = 'commit ' || tg_table_name) then
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
                    foreach name in array array['node_epoch', 'agreement_progress', 'settlement_period', 'statement'] loop
                        execute format('create constraint trigger crash_at_commit
                                        after insert or update on billing.%I deferrable initially deferred
                                        for each row execute function public.crash_at_commit()', name);
                    end loop;
                end $$""");
    }

    void duringIntake(RandomGenerator random, Runnable action) {
        during(INTAKE.get(random.nextInt(INTAKE.size())), action);
    }

    void duringRating(RandomGenerator random, Runnable action) {
        during(RATING.get(random.nextInt(RATING.size())), action);
    }

    void duringSettlement(RandomGenerator random, Runnable action) {
        during(SETTLEMENT.get(random.nextInt(SETTLEMENT.size())), action);
    }

    /** How many transactions were really cut off, by the table they were writing to, or when they were to commit. */
    Map<String, Integer> cuts() {
        return cuts;
    }

    private void during(String table, Runnable action) {
        database.run("insert into public.armed values ('" + table + "')");
        try {
            action.run();
        } catch (RefusedException refused) {
            throw refused;
        } catch (RuntimeException connectionLost) {
            cuts.merge(table, 1, Integer::sum);
        } finally {
            database.run("delete from public.armed");
        }
    }
}
