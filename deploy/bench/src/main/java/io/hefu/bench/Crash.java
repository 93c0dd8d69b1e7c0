package io.hefu.bench;

import io.hefu.bench.audit.Findings;
import io.hefu.bench.load.Acknowledged;
import io.hefu.bench.load.Load;
import io.hefu.bench.result.ResultFile;
import io.hefu.bench.rig.Rig;
import io.hefu.bench.rig.Subject;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.call.Calls;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.terminal.ProgressBar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code kill -9} of Hefu in the middle of a load, again and again: is any answered call lost, or counted twice? */
final class Crash {

    private static final String NAME = "crash";
    private static final int KILLS = 10;
    private static final int CALLS_PER_SECOND = 700;
    private static final int REQUIRED_CALLS_PER_SECOND = 500;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(6);
    private static final int LEAST_DIFFERENCE_MILLIS = 1_000;

    private final Rig rig;
    private final Subject subject;
    private final Acknowledged acknowledged = new Acknowledged();
    private final ProgressBar progress = ProgressBar.of("Crash", KILLS + 1);
    private long servedCalls;
    private long servingNanos;

    private Crash(Rig rig, Subject subject) {
        this.rig = rig;
        this.subject = subject;
    }

    /** @param arguments the folder for results */
    public static void main(String[] arguments) {
        Bench.run(NAME, arguments, (rig, subject, results) -> new Crash(rig, subject).measure(results));
    }

    private boolean measure(Path results) throws Exception {
        String run = Bench.runName(NAME);
        ApiClient client = subject.client(subject.newKey());
        new Load(client::sendAsync, mix(client), CALLS_PER_SECOND, run, acknowledged).during(this::killAgainAndAgain);
        progress.at(KILLS + 1, "waiting for the journal to drain");
        Findings findings = Bench.audit(rig, subject, acknowledged, run);
        progress.end();
        return report(findings, results);
    }

    private boolean killAgainAndAgain() throws InterruptedException {
        for (int kill = 1; kill <= KILLS; kill++) {
            serve();
            rig.killHefu();
            progress.at(kill, acknowledged.count() + " calls answered");
            rig.startHefu();
        }
        serve();
        return true;
    }

    /** Mostly cheap reads; one call in ten sends a message, whose intent is journalled before it is sent. */
    private List<ApiCall> mix(ApiClient client) throws Exception {
        List<ApiCall> mix = new ArrayList<>(Collections.nCopies(8, Calls.readShadow(subject.registerDevice(client))));
        mix.add(Calls.listBenefits());
        mix.add(Calls.sendMessage("+8613900000001", "合符", 1));
        return mix;
    }

    /** Lets the load do its work for a while, never quite the same. */
    private void serve() throws InterruptedException {
        long callsBefore = acknowledged.count();
        long begin = System.nanoTime();
        Pauses.sleep(BETWEEN_KILLS.plusMillis(ThreadLocalRandom.current().nextInt(LEAST_DIFFERENCE_MILLIS)));
        servedCalls += acknowledged.count() - callsBefore;
        servingNanos += System.nanoTime() - begin;
    }

    private boolean report(Findings findings, Path results) {
        long callsPerSecond = servedCalls * Duration.ofSeconds(1).toNanos() / servingNanos;
        findings.putInto(new ResultFile().put("kills", KILLS))
                .put("callsPerSecond", callsPerSecond)
                .write(results, NAME);
        System.out.println(findings.table()
                .row("sent and never answered", acknowledged.unanswered())
                .row("answered before Hefu knew the caller", acknowledged.turnedAway())
                .row("kills of Hefu", KILLS)
                .row("calls a second while it served", callsPerSecond));
        return Bench.verdict(
                findings.areClean() && callsPerSecond >= REQUIRED_CALLS_PER_SECOND,
                "Nothing is lost and nothing is doubled.");
    }
}
