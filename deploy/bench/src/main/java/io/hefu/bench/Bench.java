package io.hefu.bench;

import io.hefu.bench.audit.Audit;
import io.hefu.bench.audit.Findings;
import io.hefu.bench.load.Acknowledged;
import io.hefu.bench.rig.Rig;
import io.hefu.bench.rig.Subject;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.stack.process.StartFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** What the programs have in common: a Hefu of their own, an audit, an exit status, sentences instead of stack traces. */
final class Bench {

    private Bench() {}

    /** What one program does with its Hefu. */
    interface Measurement {

        /** @return whether everything is as it should be */
        boolean measure(Rig rig, Subject subject, Path results) throws Exception;
    }

    /** @param arguments the folder for results */
    static void run(String name, String[] arguments, Measurement measurement) {
        run(name, arguments, Map.of(), measurement);
    }

    /**
     * @param arguments the folder for results
     * @param properties of Hefu's configuration, besides the usual
     */
    static void run(String name, String[] arguments, Map<String, String> properties, Measurement measurement) {
        // Connections that break are the point here, not worth a line each.
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        System.exit(status(name, Path.of(arguments[0]), properties, measurement));
    }

    private static int status(String name, Path results, Map<String, String> properties, Measurement measurement) {
        System.out.println("Starting a Hefu of its own …");
        try (Rig rig = Rig.start("bench-" + name, properties)) {
            return measurement.measure(rig, Subject.prepare(rig.platform()), results) ? 0 : 1;
        } catch (ClientFailure | StartFailure failure) {
            System.err.println(failure.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            return 130;
        } catch (Exception failure) {
            System.err.println("The benchmark failed: " + failure);
            return 1;
        }
    }

    /** Begins the correlators of one run. */
    static String runName(String benchmark) {
        return benchmark + "-" + UUID.randomUUID();
    }

    /** Waits until the journal is drained, then compares. */
    static Findings audit(Rig rig, Subject subject, Acknowledged acknowledged, String run)
            throws SQLException, InterruptedException {
        try (Connection database = rig.database()) {
            Audit audit = new Audit(database);
            rig.awaitDrained(audit);
            return audit.examine(acknowledged.correlators(), run, subject.application());
        }
    }

    static boolean verdict(boolean passed, String good) {
        System.out.println(passed ? "✓ " + good : "✗ Not as it should be: see above.");
        return passed;
    }
}
