package io.hefu.checker.pass;

import java.util.List;

/** Corrections, and clause amounts beside shares. */
final class CorrectionPasses {

    private CorrectionPasses() {}

    static List<Pass> all() {
        return List.of(corrections(), clauses(), new RefundPass());
    }

    private static Pass corrections() {
        return new SqlPass(
                "corrections",
                "parts of each correction sum to its gross, clauses to their part; late calls are the calls they name; "
                        + "two people decided on adjustments",
                "select count(*) as number from billing.correction",
                """
                select concat('correction ', id) as subject, concat('parts ', coalesce(sum(share_micro_yuan), 0)) as stored,
                       concat('gross ', gross_micro_yuan) as derived
                from billing.correction left join billing.correction_share on correction = id
                group by id having coalesce(sum(share_micro_yuan), 0) <> gross_micro_yuan""",
                """
                select concat('correction ', correction, ', party ', party) as subject,
                       concat('clauses ', sum) as stored, concat('share ', share_micro_yuan) as derived
                from billing.correction_share
                     cross join lateral (select coalesce(sum(value::bigint), 0) from jsonb_each_text(clauses)) as told (sum)
                where sum <> share_micro_yuan""",
                """
                select concat('correction ', id) as subject,
                       concat(calls, ' calls, ', correction.units, ' units, gross ', correction.gross_micro_yuan) as stored,
                       concat('1 call, ', usage.units, ' units, gross ', rated.gross_micro_yuan) as derived
                from billing.correction
                     left join billing.rated_usage rated on rated.call_id = correction.call_id
                     left join billing.usage_record usage on usage.call_id = correction.call_id
                where reason = 'LATE_CALL' and correction.call_id is not null
                  and (calls, correction.units, correction.gross_micro_yuan)
                      is distinct from (1, usage.units, rated.gross_micro_yuan)""",
                """
                select concat('correction ', id) as subject, concat('decided by ', array_to_string(decided_by, ', ')) as stored,
                       'two people' as derived
                from billing.correction
                where reason = 'ADJUSTMENT'
                  and (select count(distinct person) from unnest(decided_by) as person) < 2""");
    }

    /** Of calls; corrections have their clauses with them. */
    private static Pass clauses() {
        String keys = "party, booked_on, business_date, api, operation, agreement, agreement_version";
        return new Tally(keys, "share_micro_yuan", """
                        select %1$s, sum(amount_micro_yuan) as share_micro_yuan from billing.clause_tally
                        group by %1$s""".formatted(keys), """
                        select %1$s, sum(share_micro_yuan) as share_micro_yuan from billing.share_tally
                        group by %1$s""".formatted(keys))
                .pass("clauses", "what clauses gave a party of a line sums to its share of the line");
    }
}
