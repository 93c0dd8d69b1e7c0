package io.hefu.checker.pass;

import io.hefu.checker.agreement.Agreements;
import io.hefu.checker.agreement.MonthTotals;
import io.hefu.checker.agreement.Reckoning;
import io.hefu.checker.agreement.Shares;
import io.hefu.checker.agreement.Terms;
import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Shares and clause amounts: what was posted for a month, in whatever steps, is what the terms give for the month's totals.
 * Adjustments are beside the terms: people decided on them.
 */
record SharesPass() implements Pass {

    private static final String POSTED = """
            select agreement, agreement_version, date_trunc('month', business_date)::date as month, party, clause,
                   sum(amount) as amount
            from (select agreement, agreement_version, business_date, party, '' as clause, share_micro_yuan as amount
                  from billing.share_tally
                  union all
                  select agreement, agreement_version, business_date, party, '', share_micro_yuan
                  from billing.correction join billing.correction_share on correction = id where reason <> 'ADJUSTMENT'
                  union all
                  select agreement, agreement_version, business_date, party, clause, amount_micro_yuan
                  from billing.clause_tally
                  union all
                  select agreement, agreement_version, business_date, party, each.key, each.value::bigint
                  from billing.correction join billing.correction_share on correction = id
                       cross join lateral jsonb_each_text(clauses) as each
                  where reason <> 'ADJUSTMENT') as posted
            group by agreement, agreement_version, month, party, clause""";

    /** Empty for the share itself. */
    private record Part(UUID party, String clause) {}

    @Override
    public String name() {
        return "shares";
    }

    @Override
    public String states() {
        return "what each party was given for a month, in all and clause by clause, is what the terms give for its totals";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        Agreements agreements = Catalogue.agreements(rows);
        Map<MonthReader.Month, Map<Part, BigInteger>> posted = posted(rows);
        Map<MonthReader.Month, MonthTotals> months = MonthReader.read(rows);
        months.forEach((month, totals) -> {
            Optional<Terms> terms = agreements.terms(month.version());
            if (terms.isEmpty()) {
                verdict.diverges(month.toString(), "a month", "no such version");
                return;
            }
            compare(month, terms.get(), totals, posted.getOrDefault(month, Map.of()), verdict);
        });
        posted.keySet().stream()
                .filter(month -> !months.containsKey(month))
                .forEach(month -> verdict.diverges(month.toString(), "shares", "nothing came in"));
    }

    private static void compare(
            MonthReader.Month month, Terms terms, MonthTotals totals, Map<Part, BigInteger> posted, Verdict verdict) {
        Map<Part, BigInteger> derived = new HashMap<>();
        try {
            Shares shares = Reckoning.of(terms, totals);
            shares.byParty().forEach((party, share) -> derived.put(new Part(party, ""), share));
            shares.byClause()
                    .forEach((clause, parts) ->
                            parts.forEach((party, amount) -> derived.put(new Part(party, clause), amount)));
        } catch (IllegalArgumentException unknown) {
            verdict.notVerified(month + ": " + unknown.getMessage());
            return;
        }
        Set<Part> parts = new TreeSet<>((one, other) -> subject(month, one).compareTo(subject(month, other)));
        parts.addAll(posted.keySet());
        parts.addAll(derived.keySet());
        for (Part part : parts) {
            verdict.compare(
                    subject(month, part),
                    posted.getOrDefault(part, BigInteger.ZERO),
                    derived.getOrDefault(part, BigInteger.ZERO));
        }
    }

    private static Map<MonthReader.Month, Map<Part, BigInteger>> posted(Snapshot rows) throws SQLException {
        Map<MonthReader.Month, Map<Part, BigInteger>> posted = new HashMap<>();
        rows.each(
                POSTED,
                row -> posted.computeIfAbsent(MonthReader.month(row), none -> new HashMap<>())
                        .put(new Part(row.id("party"), row.text("clause")), row.whole("amount")));
        return posted;
    }

    private static String subject(MonthReader.Month month, Part part) {
        return month + ", party " + part.party() + (part.clause().isEmpty() ? "" : ", clause " + part.clause());
    }
}
