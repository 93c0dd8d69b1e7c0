package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import io.hefu.checker.seal.Sums;
import io.hefu.checker.statement.DayStatement;
import io.hefu.checker.statement.Period;
import io.hefu.checker.statement.Salts;
import io.hefu.checker.statement.SectionRoot;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes each day's statement again out of calls and corrections, leaf by leaf.
 *
 * @param saltSecret the operator's; without it sums are compared, hashes are not
 */
record DayPass(Optional<byte[]> saltSecret) implements Pass {

    @Override
    public String name() {
        return "day-statements";
    }

    @Override
    public String states() {
        return "each day's statement has the leaves, subtotals and root that follow from what is booked on the day";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        if (saltSecret.isEmpty()) {
            verdict.notVerified("hashes of leaves and of minutes: the secret of their salts was not given");
        }
        ClauseColumns columns = new ClauseColumns(Catalogue.agreements(rows));
        StatementRow.each(Period.Kind.DAY, rows, statement -> check(statement, columns, rows, verdict));
    }

    private void check(StatementRow statement, ClauseColumns columns, Snapshot rows, Verdict verdict)
            throws SQLException {
        StatementRows booked = new StatementRows(
                rows,
                columns,
                statement.party(),
                statement.period().from(),
                statement.period().from().plusDays(1));
        Optional<Salts> salts = saltSecret.map(secret -> Salts.of(secret, statement.party(), statement.period()));
        DayStatement derived = new DayStatement(
                salts,
                booked.lines(),
                (subject, stored, said) -> verdict.diverges(statement + ", " + subject, stored, said));
        booked.calls(call -> {
            verdict.checked();
            derived.add(call);
        });
        booked.corrections(derived::add);
        derived.finish();
        Sums all = derived.calls().plus(derived.corrections());
        verdict.compare(
                statement + ", sums", statement.sums(), new Sums(derived.calls().count(), all.gross(), all.share()));
        try {
            sections(statement, derived, verdict);
        } catch (IllegalArgumentException malformed) {
            verdict.diverges(statement + ", sections", String.valueOf(malformed.getMessage()), "sections");
        }
    }

    private void sections(StatementRow statement, DayStatement derived, Verdict verdict) {
        List<SectionRoot> stored = SectionRoot.decoded(statement.sections());
        List<SectionRoot> made = derived.sections();
        verdict.compare(
                statement + ", root",
                hex(statement.root()),
                hex(statement.node().hash()));
        verdict.compare(statement + ", number of sections", stored.size(), made.size());
        for (int i = 0; i < Math.min(stored.size(), made.size()); i++) {
            SectionRoot one = stored.get(i);
            SectionRoot other = made.get(i);
            verdict.compare(statement + ", section " + i, one.toString(), other.toString());
            verdict.compare(
                    statement + ", " + one, one.root().sums(), other.root().sums());
            if (saltSecret.isPresent()
                    && !Arrays.equals(one.root().hash(), other.root().hash())) {
                verdict.diverges(
                        statement + ", " + one,
                        hex(one.root().hash()),
                        hex(other.root().hash()));
            }
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
