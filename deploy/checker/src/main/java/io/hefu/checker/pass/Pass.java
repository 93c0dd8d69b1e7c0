package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import java.sql.SQLException;

/** One thing that is always true, and how to see whether it is. */
public interface Pass {

    String name();

    /** What holds when nothing diverges, in one sentence. */
    String states();

    void run(Snapshot rows, Verdict verdict) throws SQLException;
}
