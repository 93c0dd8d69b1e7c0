package io.hefu.bench;

import io.hefu.bench.audit.Audit;
import io.hefu.bench.audit.Findings;
import io.hefu.bench.load.Acknowledged;
import io.hefu.bench.rig.Fleet;
import io.hefu.bench.rig.Rig;
import io.hefu.bench.rig.Subject;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.stack.process.StartFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What the programs have in common: a Hefu of their own, an audit, an exit status, sentences instead of stack traces. */
final class Bench {

    private Bench() {}

    /** What one program does with its Hefu. */
    interface Measurement {

        /** @return whether everything is as it should be */
        boolean measure(Rig rig, Subject subject, Path results) throws Exception;
    }

    /** What one program does with its nodes. */
    interface FleetMeasurement {

        /** @return whether everything is as it should be */
        boolean measure(Fleet fleet) throws Exception;
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
        exit(() -> {
            System.out.println("Starting a Hefu of its own …");
            try (Rig rig = Rig.start("bench-" + name, properties)) {
                return measurement.measure(rig, Subject.prepare(rig.platform()), Path.of(arguments[0]));
            }
        });
    }

    /** Several nodes instead of one. */
    static void runFleet(String name, int nodes, FleetMeasurement measurement) {
        exit(() -> {
            System.out.println("Starting " + nodes + " nodes …");
            try (Fleet fleet = Fleet.start("bench-" + name, nodes)) {
                return measurement.measure(fleet);
            }
        });
    }

    /** Ends this program, with 0 when all is as it should be. */
    private static void exit(Callable<Boolean> program) {
        // Connections that break are the point here, not worth a line each.
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        System.exit(status(program));
    }

    private static int status(Callable<Boolean> program) {
        try {
            return program.call() ? 0 : 1;
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
