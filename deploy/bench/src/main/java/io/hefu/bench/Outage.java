package io.hefu.bench;

import io.hefu.bench.audit.Findings;
import io.hefu.bench.load.Acknowledged;
import io.hefu.bench.load.Load;
import io.hefu.bench.result.ResultFile;
import io.hefu.bench.rig.Rig;
import io.hefu.bench.rig.Subject;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Calls;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.tally.Tally;
import io.hefu.clients.terminal.ProgressBar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL stopped under load. The calls are location verifications for a subscriber who consented: they need the
 * network, a known key and a known consent, and no database.
 */
final class Outage {

    private static final String NAME = "outage";
    private static final int CALLS_PER_SECOND = 500;
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final int PERCENT_THAT_MUST_GO_ON = 90;

    private final Rig rig;
    private final Subject subject;
    private final Acknowledged acknowledged = new Acknowledged();
    private final ProgressBar progress = ProgressBar.of("Outage", 3);

    private Outage(Rig rig, Subject subject) {
        this.rig = rig;
        this.subject = subject;
    }

    /** @param arguments the folder for results */
    public static void main(String[] arguments) {
        Bench.run(NAME, arguments, (rig, subject, results) -> new Outage(rig, subject).measure(results));
    }

    private boolean measure(Path results) throws Exception {
        String run = Bench.runName(NAME);
        ApiCall verification = Calls.verifyLocation(rig.platform().subscriberNumber());
        long begin = System.nanoTime();
        Tally during = new Load(
                        subject.client(subject.newKey())::sendAsync,
                        List.of(verification),
                        CALLS_PER_SECOND,
                        run,
                        acknowledged)
                .during(this::takeTheDatabaseAway);
        long callsPerSecond = acknowledged.count() * Duration.ofSeconds(1).toNanos() / (System.nanoTime() - begin);
        progress.at(3, "waiting for the journal to drain");
        Findings findings = Bench.audit(rig, subject, acknowledged, run);
        progress.end();
        return report(findings, during, callsPerSecond, results);
    }

    /** @return the answers given meanwhile */
    private Tally takeTheDatabaseAway() throws InterruptedException {
        Pauses.sleep(BEFORE);
        rig.stopPostgres();
        Tally meanwhile = acknowledged.countAnew();
        progress.at(1, "PostgreSQL is stopped");
        Pauses.sleep(OUTAGE);
        acknowledged.countAnew();
        progress.at(2, "PostgreSQL starts again");
        rig.startPostgres();
        Pauses.sleep(AFTER);
        return meanwhile;
    }

    private boolean report(Findings findings, Tally during, long callsPerSecond, Path results) {
        long succeeded = during.callsAnswered(200);
        findings.putInto(new ResultFile()
                        .put("secondsWithoutDatabase", OUTAGE.toSeconds())
                        .put("answeredWithoutDatabase", during.calls())
                        .put("succeededWithoutDatabase", succeeded))
                .put("callsPerSecond", callsPerSecond)
                .write(results, NAME);
        System.out.println(findings.table()
                .row("answered while PostgreSQL was away", during.calls())
                .row("  with success", succeeded)
                .row("sent and never answered", acknowledged.unanswered())
                .row("calls a second", callsPerSecond));
        boolean wentOn = during.calls() > 0 && succeeded * 100 >= during.calls() * PERCENT_THAT_MUST_GO_ON;
        return Bench.verdict(
                findings.areClean() && wentOn,
                "Calls with a known key went on without PostgreSQL; nothing is lost and nothing is doubled.");
    }
}
