package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import io.hefu.checker.statement.Amounts;
import io.hefu.checker.statement.Balance;
import io.hefu.checker.statement.CorrectionRow;
import io.hefu.checker.statement.LineKey;
import io.hefu.checker.statement.LinesCsv;
import io.hefu.checker.statement.Period;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The lines of each statement, the file they make, and the money they lead to: residue to residue, from the first on. */
record LinesPass() implements Pass {

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String states() {
        return "the lines of each statement make the file it names; residues carry on, what is payable is whole fen of the rest";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        ClauseColumns columns = new ClauseColumns(Catalogue.agreements(rows));
        for (Period.Kind kind : Period.Kind.values()) {
            Map<UUID, Long> residues = new HashMap<>();
            StatementRow.each(kind, rows, statement -> {
                long opening = residues.getOrDefault(statement.party(), 0L);
                Balance balance = check(statement, opening, columns, rows, verdict);
                residues.put(statement.party(), balance.closingResidue());
            });
        }
    }

    private static Balance check(
            StatementRow statement, long opening, ClauseColumns columns, Snapshot rows, Verdict verdict)
            throws SQLException {
        LocalDate from = statement.period().from();
        LocalDate to = statement.period().kind() == Period.Kind.DAY ? from.plusDays(1) : from.plusMonths(1);
        StatementRows booked = new StatementRows(rows, columns, statement.party(), from, to);
        SortedMap<LineKey, Amounts> usage = new TreeMap<>(booked.lines());
        SortedMap<CorrectionRow.Key, Amounts> corrections = new TreeMap<>();
        booked.corrections(row -> corrections.merge(row.key(), row.amounts(), Amounts::plus));
        verdict.compare(
                statement + ", lines",
                HexFormat.of().formatHex(statement.lines()),
                LinesCsv.hash(usage, corrections, opening));
        long earned = 0;
        for (Amounts line : usage.values()) {
            earned = Math.addExact(earned, line.share());
        }
        for (Amounts line : corrections.values()) {
            earned = Math.addExact(earned, line.share());
        }
        Balance balance = new Balance(opening, earned);
        verdict.compare(statement + ", payable fen", statement.payableFen(), balance.payableFen());
        return balance;
    }
}
