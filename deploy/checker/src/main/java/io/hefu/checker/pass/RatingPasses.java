package io.hefu.checker.pass;

import java.util.List;

/** Sums of rated lines. */
final class RatingPasses {

    /** Parties of each version, as its text names them. */
    static final String PARTIES = """
            (select agreement, version as agreement_version,
                    (regexp_matches(terms, '^party ([0-9a-f-]{36}) ', 'gn'))[1]::uuid as party
             from billing.agreement_version) as of_agreement""";

    private RatingPasses() {}

    static List<Pass> all() {
        return List.of(
                new TermsPass(), new LinePass(), new CountedPricePass(), ratedTallies(), shareTallies(), progress());
    }

    private static Pass ratedTallies() {
        String keys = "organisation, business_date, application, environment, api, operation";
        return new Tally(keys, "lines, cost_micro_yuan", "select * from billing.rated_tally", """
                        select %1$s, count(*) as lines, sum(gross_micro_yuan) as cost_micro_yuan
                        from billing.rated_usage join billing.usage_record using (call_id) group by %1$s""".formatted(keys))
                .pass("rated-tallies", "counts and costs by day are those of the rated lines");
    }

    /** By tallies, or by corrections where a call came after its month was closed. */
    private static Pass shareTallies() {
        String keys = "party, booked_on, business_date, api, operation, agreement, agreement_version";
        return new Tally(keys, "calls, units, gross_micro_yuan", """
                        select %1$s, sum(calls) as calls, sum(units) as units,
                               sum(gross_micro_yuan) as gross_micro_yuan
                        from (select %1$s, billable as calls, units, gross_micro_yuan from billing.share_tally
                              union all
                              select %1$s, calls, units, gross_micro_yuan
                              from billing.correction join billing.correction_share on correction = id
                              where reason = 'LATE_CALL') as told
                        group by %1$s""".formatted(keys), """
                        select %1$s, count(*) as calls, sum(units) as units, sum(gross_micro_yuan) as gross_micro_yuan
                        from billing.rated_usage join billing.usage_record using (call_id)
                             join %2$s using (agreement, agreement_version)
                        group by %1$s""".formatted(keys, PARTIES))
                .pass(
                        "share-tallies",
                        "each party's lines count all calls of its agreements, on the day they are booked on");
    }

    private static Pass progress() {
        String keys = "agreement, agreement_version, month";
        return new Tally(
                        keys,
                        "gross_micro_yuan, calls, units",
                        "select * from billing.agreement_progress",
                        """
                        select %1$s, sum(gross_micro_yuan) as gross_micro_yuan, sum(calls) as calls, sum(units) as units
                        from (select agreement, agreement_version, date_trunc('month', business_date)::date as month,
                                     gross_micro_yuan, 1 as calls, units
                              from billing.rated_usage join billing.usage_record using (call_id)
                              where agreement is not null
                              union all
                              select agreement, agreement_version, date_trunc('month', business_date)::date,
                                     gross_micro_yuan, calls, units
                              from billing.correction where reason = 'RERATED') as came_in
                        group by %1$s""".formatted(keys))
                .pass(
                        "months",
                        "what came in under an agreement in a month is the sum of its calls and what was rated again");
    }
}
