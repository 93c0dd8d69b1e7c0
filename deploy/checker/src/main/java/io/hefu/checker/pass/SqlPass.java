package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import java.sql.SQLException;
import java.util.List;

/**
 * A pass that the database can do by itself.
 *
 * @param count how much there is to compare, as {@code number}
 * @param differences tells {@code subject}, {@code stored} and {@code derived} of what differs
 */
record SqlPass(String name, String states, String count, List<String> differences) implements Pass {

    SqlPass(String name, String states, String count, String... differences) {
        this(name, states, count, List.of(differences));
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        verdict.checked(rows.number(count));
        for (String query : differences) {
            rows.each(
                    query,
                    row -> verdict.diverges(
                            row.text("subject"),
                            row.optionalText("stored").orElse("nothing"),
                            row.optionalText("derived").orElse("nothing")));
        }
    }
}
