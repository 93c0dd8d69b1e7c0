package io.hefu.checker;

import io.hefu.checker.pass.Pass;
import io.hefu.checker.report.JsonReport;
import io.hefu.checker.report.PassResult;
import io.hefu.checker.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command. The exit status is 0 when all agrees, 1 when something diverges, 2 when nothing could be checked.
 */
public final class Check {

    private Check() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out, err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Options options = Options.of(arguments, environment);
            if (options.list()) {
                options.passes().forEach(pass -> out.printf(Locale.ROOT, "%-20s %s%n", pass.name(), pass.states()));
                return 0;
            }
            return check(options, out, err);
        } catch (IllegalArgumentException | IOException wrong) {
            err.println(wrong.getMessage());
            return 2;
        } catch (SQLException failed) {
            err.println("The database cannot be read: " + failed.getMessage());
            return 2;
        }
    }

    private static int check(Options options, PrintStream out, PrintStream err) throws SQLException, IOException {
        List<Pass> passes = options.passes();
        try (Connection database = DriverManager.getConnection(options.url(), options.user(), options.password())) {
            Report report = new Checker(passes, progress(options, out, err)).check(database);
            if (options.json()) {
                out.print(JsonReport.of(report));
            } else {
                out.println(report.summary());
            }
            return report.holds() ? 0 : 1;
        }
    }

    /** With JSON on the standard output, what people read goes beside it. */
    private static Checker.Progress progress(Options options, PrintStream out, PrintStream err) {
        PrintStream people = options.json() ? err : out;
        return new Checker.Progress() {

            @Override
            public void checking(String pass, long checked) {
                err.printf(Locale.ROOT, "  %s: %,d so far%n", pass, checked);
            }

            @Override
            public void done(PassResult result) {
                people.print(Report.lines(result));
            }
        };
    }
}
