package io.hefu.bench;

import io.hefu.bench.load.Load;
import io.hefu.bench.load.Sightings;
import io.hefu.bench.result.Delays;
import io.hefu.bench.result.ResultFile;
import io.hefu.bench.rig.Subject;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Calls;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.people.Developer;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.terminal.ProgressBar;
import io.hefu.clients.terminal.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long running traffic takes to feel a change: a key revoked, a limit lowered. */
final class Change {

    private static final String NAME = "change";
    private static final int TIMES = 10;
    private static final int CALLS_PER_SECOND = 200;
    private static final int LOWERED_CALLS_PER_SECOND = 10;
    private static final long ALLOWED_MILLIS = 1_000;
    private static final Duration RUNNING_BEFORE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOKING_ON = Duration.ofMillis(500);
    private static final int UNAUTHENTICATED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final ApiCall CALL = Calls.listBenefits();

    private final Subject subject;
    private final ProgressBar progress = ProgressBar.of("Change", 2 * TIMES);

    private Change(Subject subject) {
        this.subject = subject;
    }

    /** @param arguments the folder for results */
    public static void main(String[] arguments) {
        Bench.run(NAME, arguments, (rig, subject, results) -> new Change(subject).measure(results));
    }

    private boolean measure(Path results) throws Exception {
        List<Duration> revocations = new ArrayList<>();
        List<Duration> limits = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            revocations.add(revocation());
            progress.step("keys revoked");
        }
        for (int i = 0; i < TIMES; i++) {
            limits.add(limit());
            progress.step("limits lowered");
        }
        progress.end();
        return report(new Delays(revocations), new Delays(limits), results);
    }

    /**
     * From asking for it, since its answer waits until it is in force, until the last call that still got through was sent,
     * or the first was refused, whichever is later.
     */
    private Duration revocation() throws Exception {
        Developer.Key key = subject.newKey();
        Sightings sightings = new Sightings();
        return load(key, sightings).during(() -> {
            Pauses.sleep(RUNNING_BEFORE);
            long revoked = System.nanoTime();
            subject.revoke(key);
            await(sightings, UNAUTHENTICATED, revoked);
            Pauses.sleep(LOOKING_ON);
            Duration refused = sightings.untilFirst(UNAUTHENTICATED, revoked);
            Duration accepted = sightings.untilLastSent(status -> status != UNAUTHENTICATED, revoked);
            return refused.compareTo(accepted) > 0 ? refused : accepted;
        });
    }

    /** Until the first call is refused that the former limit would have let through. */
    private Duration limit() throws Exception {
        Sightings sightings = new Sightings();
        Duration felt = load(subject.newKey(), sightings).during(() -> {
            Pauses.sleep(RUNNING_BEFORE);
            subject.admin().changeRate(Subject.PLAN, LOWERED_CALLS_PER_SECOND, LOWERED_CALLS_PER_SECOND);
            long changed = System.nanoTime();
            await(sightings, TOO_MANY_REQUESTS, changed);
            return sightings.untilFirst(TOO_MANY_REQUESTS, changed);
        });
        subject.makeRoom();
        return felt;
    }

    private Load load(Developer.Key key, Sightings sightings) {
        return new Load(
                subject.client(key)::sendAsync, List.of(CALL), CALLS_PER_SECOND, Bench.runName(NAME), sightings);
    }

    private static void await(Sightings sightings, int status, long fromNanos) throws InterruptedException {
        if (!Pauses.until(() -> sightings.has(status, fromNanos), PATIENCE)) {
            throw new ClientFailure(
                    "No call was answered %d within %d s of the change.".formatted(status, PATIENCE.toSeconds()));
        }
    }

    private static boolean report(Delays revocations, Delays limits, Path results) {
        new ResultFile()
                .put("revocations", revocations.measured().size())
                .put("revokedMedianMillis", revocations.medianMillis())
                .put("revokedWorstMillis", revocations.worstMillis())
                .put("limitChanges", limits.measured().size())
                .put("limitMedianMillis", limits.medianMillis())
                .put("limitWorstMillis", limits.worstMillis())
                .write(results, NAME);
        System.out.println(new Table("from the answer of /portal/v1 to running traffic", "median ms", "worst ms")
                .row("revoked key refused", revocations.medianMillis(), revocations.worstMillis())
                .row("lowered limit in force", limits.medianMillis(), limits.worstMillis()));
        return Bench.verdict(
                Math.max(revocations.worstMillis(), limits.worstMillis()) <= ALLOWED_MILLIS,
                "Every change was in force within a second.");
    }
}
