package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import java.sql.SQLException;
import java.util.List;

/** What gateways delivered. */
final class IntakePasses {

    private static final String ENTRIES = """
            (select node, epoch, sequence, call_id from billing.usage_record
             union all select node, epoch, sequence, call_id from billing.usage_suspense) as entry""";

    private IntakePasses() {}

    static List<Pass> all() {
        return List.of(new Journals(), ratedOnce(), businessDates(), usageTallies());
    }

    /** Each run's sequence numbers, and the marks that days were closed with. */
    private record Journals() implements Pass {

        private static final String BEYOND = """
                select concat(node, '/', epoch, ' #', sequence, ', call ', call_id) as subject,
                       concat('sequence ', sequence) as stored, concat('1 to ', last_sequence) as derived
                from %s join billing.node_epoch using (node, epoch)
                where sequence not between 1 and last_sequence""".formatted(ENTRIES);

        private static final String TWICE = """
                select concat(node, '/', epoch, ' #', sequence) as subject, concat(count(*), ' entries') as stored,
                       '1 entry' as derived
                from %s group by node, epoch, sequence having count(*) > 1""".formatted(ENTRIES);

        private static final String MARKS = """
                select concat(node, '/', epoch, ' on ', starts_on) as subject, concat('up to ', last_sequence) as stored,
                       concat('from ', before, ' to ', delivered) as derived
                from (select mark.*, run.last_sequence as delivered,
                             lag(mark.last_sequence, 1, 0::bigint)
                                 over (partition by node, epoch order by starts_on) as before
                      from billing.journal_mark mark join billing.node_epoch run using (node, epoch)) as marks
                where last_sequence not between before and delivered""";

        private static final String WITHOUT_RUN = """
                select concat(node, '/', epoch, ' on ', starts_on) as subject, 'a mark' as stored, 'no such run' as derived
                from billing.journal_mark left join billing.node_epoch run using (node, epoch)
                where run.node is null""";

        private static final SqlPass QUERIES = new SqlPass(
                "journals",
                "sequence numbers of each run are within what it delivered, once each; marks of closed days only rise",
                "select (select count(*) from " + ENTRIES + ") + (select count(*) from billing.journal_mark) as number",
                BEYOND,
                TWICE,
                MARKS,
                WITHOUT_RUN);

        @Override
        public String name() {
            return QUERIES.name();
        }

        @Override
        public String states() {
            return QUERIES.states();
        }

        @Override
        public void run(Snapshot rows, Verdict verdict) throws SQLException {
            QUERIES.run(rows, verdict);
            long delivered = rows.number("select coalesce(sum(last_sequence), 0) as number from billing.node_epoch");
            long present = rows.number("select count(*) as number from " + ENTRIES);
            if (delivered > present) {
                verdict.notVerified(
                        (delivered - present)
                                + " journal entries that later ones replaced (an intent by its outcome, a copy): they leave no row");
            }
        }
    }

    private static Pass ratedOnce() {
        return new SqlPass(
                "rated-once",
                "each answered call has one rated line, or waits with a reason or in the queue; no other call is rated",
                "select count(*) as number from billing.usage_record",
                """
                select concat('call ', usage.call_id, ', ', usage.state) as subject,
                       concat_ws(' and ', case when rated.call_id is not null then 'a line' end,
                                 case when held.call_id is not null then 'a suspense' end) as stored,
                       case usage.state when 'ANSWERED' then 'either a line or a suspense' else 'neither' end as derived
                from billing.usage_record usage
                     left join billing.rated_usage rated on rated.call_id = usage.call_id
                     left join billing.rating_suspense held on held.call_id = usage.call_id
                where case usage.state
                          when 'ANSWERED' then num_nonnulls(rated.call_id, held.call_id) = 2
                              or (num_nonnulls(rated.call_id, held.call_id) = 0
                                  and not exists (select from billing.rating_queue queue
                                                  where (queue.node, queue.epoch) = (usage.node, usage.epoch)
                                                    and usage.sequence between first_sequence and queue.last_sequence))
                          else num_nonnulls(rated.call_id, held.call_id) > 0
                      end""");
    }

    private static Pass businessDates() {
        return new SqlPass(
                "business-dates",
                "each call has the business date of Asia/Shanghai on which it was received",
                "select count(*) as number from billing.usage_record",
                """
                select concat('call ', call_id) as subject, business_date::text as stored,
                       (received_at at time zone 'Asia/Shanghai')::date::text as derived
                from billing.usage_record
                where business_date <> (received_at at time zone 'Asia/Shanghai')::date""");
    }

    private static Pass usageTallies() {
        String keys = "organisation, business_date, application, environment, api, operation, node";
        return new Tally(keys, "calls, refused, billable, units", "select * from billing.usage_tally", """
                select %1$s, count(*) as calls, count(*) filter (where status >= 400) as refused,
                       count(*) filter (where billable) as billable,
                       coalesce(sum(units) filter (where billable), 0) as units
                from billing.usage_record where state = 'ANSWERED' group by %1$s""".formatted(
                                keys))
                .pass("usage-tallies", "counts of usage are the counts of answered calls");
    }
}
