package io.hefu.bench;

import io.hefu.bench.load.Acknowledged;
import io.hefu.bench.load.Load;
import io.hefu.bench.result.ResultFile;
import io.hefu.bench.rig.Fleet;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.call.Operation;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.hefu.clients.people.OperatorAdmin;
import io.hefu.clients.tally.Tally;
import io.hefu.clients.terminal.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Several nodes under one rate limit of an application and many more calls, while Redis is restarted and a node killed:
 * together they never admit more than the stated bound.
 */
final class Limits {

    private static final String NAME = "limits";
    private static final int CALLS_PER_SECOND = 200;
    private static final int BURST = 100;
    /** What the gateway's README says that a node may hold: a twentieth of a second's calls. */
    private static final int MOST_HELD = CALLS_PER_SECOND / 20;

    private static final int OFFERED_PER_NODE = 200;
    private static final Duration QUARTER = Duration.ofSeconds(15);
    private static final Duration WITHOUT_REDIS = Duration.ofSeconds(5);
    private static final int LEAST_PERCENT = 50;

    private Limits() {}

    /** @param arguments the folder for results, and how many nodes */
    public static void main(String[] arguments) {
        Bench.runFleet(NAME, Integer.parseInt(arguments[1]), fleet -> measure(fleet, Path.of(arguments[0])));
    }

    private static boolean measure(Fleet fleet, Path results) throws Exception {
        Key key = limitedKey(fleet);
        Acknowledged acknowledged = new Acknowledged();
        Tally tally = acknowledged.countAnew();
        Table phases = new Table("phase", "seconds", "admitted a second");
        long start = System.nanoTime();
        hammer(fleet, key, acknowledged, 0, () -> trouble(fleet, new Phases(tally, phases)));
        double seconds = (System.nanoTime() - start) / 1e9;
        long admitted = tally.callsAnswered(200);
        long allowed = (long) (BURST + CALLS_PER_SECOND * seconds);
        // Redis starts empty once, which is worth one more burst, and a second until all nodes have seen it.
        long bound = allowed + (long) fleet.size() * MOST_HELD + BURST + CALLS_PER_SECOND;
        new ResultFile()
                .put("nodes", fleet.size())
                .put("callsPerSecond", CALLS_PER_SECOND)
                .put("burst", BURST)
                .put("seconds", Math.round(seconds))
                .put("answered", acknowledged.count())
                .put("admitted", admitted)
                .put("allowed", allowed)
                .put("bound", bound)
                .write(results, NAME + "-" + fleet.size());
        System.out.println(phases);
        System.out.println(new Table("nodes", "answered", "admitted", "allowed", "bound")
                .row(fleet.size(), acknowledged.count(), admitted, allowed, bound));
        return Bench.verdict(
                admitted <= bound && admitted * 100 >= allowed * LEAST_PERCENT,
                "The nodes together never admitted more than the stated bound.");
    }

    private static Key limitedKey(Fleet fleet) throws InterruptedException {
        Newcomer newcomer = Newcomer.arrive(fleet.platform(), sentence -> {});
        OperatorAdmin admin =
                OperatorAdmin.signIn(fleet.platform().url(), fleet.platform().admin());
        admin.changeRate("standard", 100_000, 100_000);
        admin.setLimits(
                "APPLICATION/" + newcomer.application(), Map.of("callsPerSecond", CALLS_PER_SECOND, "burst", BURST));
        Key key = newcomer.developer().createKey(newcomer.application(), "bench", "LIVE");
        Pauses.sleep(Duration.ofSeconds(2));
        return key;
    }

    /** All nodes at once, each under a load of its own. */
    private static void hammer(Fleet fleet, Key key, Acknowledged acknowledged, int node, Callable<Void> work)
            throws Exception {
        if (node == fleet.size()) {
            work.call();
            return;
        }
        ApiCall list =
                ApiCall.get(new Operation("benefits-exchange", "listBenefits"), "/benefits-exchange/v0.1/benefits");
        new Load(
                        new ApiClient(fleet.url(node), key.clearText())::sendAsync,
                        List.of(list),
                        OFFERED_PER_NODE,
                        Bench.runName(NAME),
                        acknowledged)
                .during(() -> {
                    hammer(fleet, key, acknowledged, node + 1, work);
                    return null;
                });
    }

    private static Void trouble(Fleet fleet, Phases phases) throws InterruptedException {
        Pauses.sleep(QUARTER);
        phases.end("all is well");
        fleet.killRedis();
        Pauses.sleep(WITHOUT_REDIS);
        phases.end("without Redis");
        fleet.startRedis();
        Pauses.sleep(QUARTER);
        phases.end("Redis is back, empty");
        fleet.killNode(fleet.size() - 1);
        Pauses.sleep(QUARTER.plus(QUARTER).minus(WITHOUT_REDIS));
        phases.end("a node is dead");
        return null;
    }

    /** What was admitted in each phase of the trouble. */
    private static final class Phases {

        private final Tally tally;
        private final Table table;
        private long begunNanos = System.nanoTime();
        private long admitted;

        Phases(Tally tally, Table table) {
            this.tally = tally;
            this.table = table;
        }

        void end(String phase) {
            long now = System.nanoTime();
            long admittedNow = tally.callsAnswered(200);
            double seconds = (now - begunNanos) / 1e9;
            table.row(phase, String.format("%.1f", seconds), Math.round((admittedNow - admitted) / seconds));
            begunNanos = now;
            admitted = admittedNow;
        }
    }
}
