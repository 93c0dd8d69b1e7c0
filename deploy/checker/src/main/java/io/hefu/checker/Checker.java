package io.hefu.checker;

import io.hefu.checker.pass.Pass;
import io.hefu.checker.report.PassResult;
import io.hefu.checker.report.Report;
import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs passes over one snapshot of a database. */
public final class Checker {

    /** Told how it goes on. */
    public interface Progress {

        Progress NONE = new Progress() {};

        default void checking(String pass, long checked) {}

        default void done(PassResult result) {}
    }

    private final List<Pass> passes;
    private final Progress progress;

    public Checker(List<Pass> passes, Progress progress) {
        this.passes = List.copyOf(passes);
        this.progress = progress;
    }

    /** @param connection without a transaction under way; its transaction is ended, it stays open */
    public Report check(Connection connection) throws SQLException {
        try (Snapshot rows = Snapshot.of(connection)) {
            List<PassResult> results = new ArrayList<>();
            for (Pass pass : passes) {
                PassResult result = run(pass, rows);
                results.add(result);
                progress.done(result);
            }
            return new Report(results);
        }
    }

    private PassResult run(Pass pass, Snapshot rows) throws SQLException {
        long begun = System.nanoTime();
        Verdict verdict = new Verdict(checked -> progress.checking(pass.name(), checked));
        try {
            pass.run(rows, verdict);
        } catch (ArithmeticException | IllegalArgumentException | IllegalStateException impossible) {
            verdict.diverges("rows that no rule allows", String.valueOf(impossible.getMessage()), "figures");
        }
        return verdict.result(pass.name(), pass.states(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
}
