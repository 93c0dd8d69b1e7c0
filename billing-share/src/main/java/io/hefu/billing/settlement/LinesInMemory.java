package io.hefu.billing.settlement;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.CorrectionLine;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.LineWriter;
import io.hefu.billing.statement.UsageLine;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines of a statement for those who show them. */
final class LinesInMemory implements LineWriter {

    private final List<StatementLine> lines = new ArrayList<>();

    List<StatementLine> all() {
        return lines;
    }

    @Override
    public void begin(List<Clause> clauses) {}

    @Override
    public void usage(UsageLine line) {
        lines.add(line(line.key(), Optional.empty(), Optional.empty(), line.amounts()));
    }

    @Override
    public void correction(CorrectionLine line) {
        lines.add(line(line.key(), Optional.of(line.reason().name()), Optional.of(line.corrects()), line.amounts()));
    }

    @Override
    public void totals(Amounts usage, Amounts corrections, Amounts all, Balance balance) {}

    private static StatementLine line(
            LineKey key, Optional<String> reason, Optional<String> corrects, Amounts amounts) {
        SortedMap<String, Money> clauses = new TreeMap<>();
        amounts.steps().forEach((clause, amount) -> clauses.put(clause.toString(), amount));
        return new StatementLine(
                key.agreement().agreement(),
                key.agreement().version(),
                key.api(),
                key.operation(),
                key.businessDate(),
                reason,
                corrects.filter(period -> !period.isEmpty()),
                amounts.calls(),
                amounts.units(),
                amounts.gross(),
                clauses,
                amounts.share());
    }
}
