package io.hefu.checker.pass;

import java.util.List;

/** Which dates were booked on, and when they were closed. */
final class BooksPasses {

    /** Clocks of two processes may differ by that much. */
    private static final String CLOCKS = "interval '1 minute'";

    private static final String BOOKED = """
            (select concat('call ', call_id) as subject, business_date, booked_on, rated_at as at
             from billing.rated_usage join billing.usage_record using (call_id)
             union all
             select concat('transaction ', id), business_date, booked_on, posted_at from billing.ledger_transaction
             union all
             select concat('correction ', id), business_date, booked_on, posted_at from billing.correction) as booked""";

    private BooksPasses() {}

    static List<Pass> all() {
        return List.of(books(), closing());
    }

    private static Pass books() {
        return new SqlPass(
                "books",
                "all is booked on its business date, or later where that was closed; nothing on a date after it was closed",
                "select count(*) as number from " + BOOKED,
                """
                select subject, concat('booked on ', booked_on) as stored, concat('not before ', business_date) as derived
                from %s where booked_on < business_date""".formatted(BOOKED),
                """
                select subject, concat('booked on ', booked_on) as stored,
                       concat(business_date, ', which is still open') as derived
                from %s cross join billing.books
                where booked_on > business_date and business_date >= open_from
                  and subject not like 'correction %%' and subject not like 'transaction %%'""".formatted(BOOKED),
                """
                select subject, concat('booked on ', booked_on, ' at ', at) as stored,
                       concat('not after ', complete_at) as derived
                from %s join billing.settlement_period on kind = 'DAY' and starts_on = booked_on
                where at > complete_at + %s""".formatted(BOOKED, CLOCKS));
    }

    private static Pass closing() {
        return new SqlPass(
                "closing",
                "days are closed in their order, a month when its last day is; who issues did not review",
                "select count(*) as number from billing.settlement_period",
                """
                select concat(kind, ' ', starts_on) as subject, state as stored,
                       concat('open from ', open_from) as derived
                from billing.settlement_period cross join billing.books
                where state <> 'CLOSING'
                  and case kind when 'DAY' then starts_on
                      else (starts_on + interval '1 month' - interval '1 day')::date end >= open_from""",
                """
                select concat(kind, ' ', starts_on) as subject, concat('reviewed and issued by ', issued_by) as stored,
                       'two people' as derived
                from billing.settlement_period where reviewed_by = issued_by""",
                """
                select concat(period.kind, ' ', period.starts_on) as subject, concat('state ', period.state) as stored,
                       'no earlier one in progress' as derived
                from billing.settlement_period period
                where period.kind = 'DAY'
                  and exists (select from billing.settlement_period earlier
                              where earlier.kind = 'DAY' and earlier.starts_on < period.starts_on
                                and earlier.state <> 'ISSUED')""",
                """
                select concat(period.kind, ' ', period.starts_on) as subject, 'no global head' as stored,
                       concat(count(*), ' heads') as derived
                from billing.settlement_period period join billing.statement using (kind, starts_on)
                where period.state = 'ISSUED' and global_head is null group by period.kind, period.starts_on""",
                """
                select concat(kind, ' ', starts_on, ', party ', party) as subject, 'no statement' as stored,
                       concat('booked ', booked) as derived
                from (select party, booked_on, sum(abs(share_micro_yuan)) as booked
                      from (select party, booked_on, share_micro_yuan from billing.share_tally
                            union all
                            select party, booked_on, share_micro_yuan
                            from billing.correction join billing.correction_share on correction = id) as earned
                      group by party, booked_on) as earned
                     join billing.settlement_period period
                          on state in ('CALCULATED', 'REVIEWED', 'ISSUED')
                             and starts_on = case kind when 'DAY' then booked_on
                                             else date_trunc('month', booked_on)::date end
                where booked > 0
                  and not exists (select from billing.statement
                                  where (statement.party, statement.kind, statement.starts_on)
                                            = (earned.party, period.kind, period.starts_on))""");
    }
}
