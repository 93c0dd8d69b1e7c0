package io.hefu.checker.pass;

import io.hefu.checker.agreement.Agreements;
import io.hefu.checker.agreement.ClauseText;
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

/** Advances: a month recoups what its totals give, and all months together no more than was advanced. */
record RecoupmentPass() implements Pass {

    private record Advance(String agreement, String clause) {}

    @Override
    public String name() {
        return "recoupments";
    }

    @Override
    public String states() {
        return "no advance is recouped beyond its amount, over all months and versions";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        Agreements agreements = Catalogue.agreements(rows);
        Map<Advance, BigInteger> advanced = new HashMap<>();
        Map<Advance, BigInteger> recouped = new HashMap<>();
        MonthReader.read(rows).forEach((month, totals) -> {
            Optional<Terms> terms = agreements.terms(month.version());
            terms.ifPresent(known -> add(known, totals, advanced, recouped));
        });
        advanced.forEach((advance, amount) -> {
            verdict.checked();
            BigInteger sum = recouped.getOrDefault(advance, BigInteger.ZERO);
            if (sum.compareTo(amount) > 0) {
                verdict.diverges(
                        advance.agreement() + ", clause " + advance.clause(), "recouped " + sum, "at most " + amount);
            }
        });
    }

    private static void add(
            Terms terms, MonthTotals totals, Map<Advance, BigInteger> advanced, Map<Advance, BigInteger> recouped) {
        for (ClauseText clause : terms.clauses()) {
            if (clause.kind().equals("recoupment")) {
                Advance advance = new Advance(terms.agreement(), clause.number());
                Shares shares = Reckoning.of(terms, totals);
                advanced.merge(advance, clause.number(2), BigInteger::max);
                recouped.merge(
                        advance,
                        shares.byClause().get(clause.number()).getOrDefault(clause.party(1), BigInteger.ZERO),
                        BigInteger::add);
            }
        }
    }
}
