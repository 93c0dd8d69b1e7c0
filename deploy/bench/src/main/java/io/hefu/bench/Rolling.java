package io.hefu.bench;

import io.hefu.bench.audit.Audit;
import io.hefu.bench.audit.Findings;
import io.hefu.bench.load.Acknowledged;
import io.hefu.bench.load.Load;
import io.hefu.bench.load.Outcomes;
import io.hefu.bench.result.Delays;
import io.hefu.bench.result.ResultFile;
import io.hefu.bench.rig.Balancer;
import io.hefu.bench.rig.Fleet;
import io.hefu.bench.rig.Subject;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Calls;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.terminal.ProgressBar;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Each node of three is restarted in turn behind a balancer, under load: does any caller notice, is any call lost or counted
 * twice?
 */
final class Rolling {

    private static final String NAME = "rolling";
    private static final int NODES = 3;
    private static final int CALLS_PER_SECOND = 350;
    private static final int REQUIRED_CALLS_PER_SECOND = 300;
    private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(5);
    private static final Duration UNTIL_KEY_IS_KNOWN = Duration.ofSeconds(2);

    private final Fleet fleet;
    private final Audit audit;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Outcomes outcomes = new Outcomes(acknowledged);
    private final ProgressBar progress = ProgressBar.of("Rolling restart", 2 * NODES + 1);
    private final List<Duration> stops = new ArrayList<>();
    private int openEpochs;
    private long callsPerSecond;

    private Rolling(Fleet fleet, Audit audit) {
        this.fleet = fleet;
        this.audit = audit;
    }

    /** @param arguments the folder for results */
    public static void main(String[] arguments) {
        Bench.runFleet(NAME, NODES, fleet -> {
            try (Connection database = fleet.database()) {
                return new Rolling(fleet, new Audit(database)).measure(Path.of(arguments[0]));
            }
        });
    }

    private boolean measure(Path results) throws Exception {
        Subject subject = Subject.prepare(fleet.platform());
        Key key = subject.newKey();
        Pauses.sleep(UNTIL_KEY_IS_KNOWN);
        String run = Bench.runName(NAME);
        String device = subject.registerDevice(subject.client(key));
        try (Balancer balancer = new Balancer(fleet.urls(), key.clearText())) {
            new Load(balancer, mix(device), CALLS_PER_SECOND, run, outcomes).during(this::restartEach);
        }
        progress.at(2 * NODES + 1, "waiting for the journals to drain");
        fleet.awaitDrained(audit);
        Findings findings = audit.examine(acknowledged.correlators(), run, subject.application());
        progress.end();
        return report(findings, results);
    }

    /** Mostly cheap reads; one call in ten sends a message, whose intent is journalled before it is sent. */
    private static List<ApiCall> mix(String device) {
        List<ApiCall> mix = new ArrayList<>(Collections.nCopies(8, Calls.readShadow(device)));
        mix.add(Calls.listBenefits());
        mix.add(Calls.sendMessage("+8613900000001", "合符", 1));
        return mix;
    }

    private boolean restartEach() throws Exception {
        long begin = System.nanoTime();
        for (int node = 0; node < NODES; node++) {
            Pauses.sleep(BETWEEN_RESTARTS);
            stops.add(stop(node));
            progress.step("node " + (node + 1) + " has ended, " + failed() + " calls failed");
            fleet.startNode(node);
            progress.step("node " + (node + 1) + " is ready again, " + failed() + " calls failed");
        }
        Pauses.sleep(BETWEEN_RESTARTS);
        callsPerSecond = acknowledged.count() * Duration.ofSeconds(1).toNanos() / (System.nanoTime() - begin);
        return true;
    }

    /** @return how long it took */
    private Duration stop(int node) throws Exception {
        long begin = System.nanoTime();
        fleet.stopNode(node);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        openEpochs += Math.max(0, (int) audit.openEpochs() - (NODES - 1));
        return taken;
    }

    private long failed() {
        return outcomes.refused() + outcomes.unanswered();
    }

    private boolean report(Findings findings, Path results) {
        Delays stopped = new Delays(stops);
        long slowest = outcomes.slowest().toMillis();
        findings.putInto(new ResultFile().put("nodes", NODES).put("restarts", stops.size()))
                .put("failed", failed())
                .put("epochsLeftOpen", openEpochs)
                .put("slowestStopMillis", stopped.worstMillis())
                .put("slowestCallMillis", slowest)
                .put("callsPerSecond", callsPerSecond)
                .write(results, NAME);
        System.out.println(findings.table()
                .row("refused", outcomes.refused())
                .row("sent and never answered", outcomes.unanswered())
                .row("restarts of a node", stops.size())
                .row("  that left a journal to be delivered", openEpochs)
                .row("  slowest stop (ms)", stopped.worstMillis())
                .row("slowest call (ms)", slowest)
                .row("calls a second", callsPerSecond));
        return Bench.verdict(
                findings.areClean() && failed() == 0 && openEpochs == 0 && callsPerSecond >= REQUIRED_CALLS_PER_SECOND,
                "No call fails, nothing is lost and nothing is doubled.");
    }
}
