package io.hefu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.ProcessTree;
import io.hefu.bench.measure.SteadyLoad;
import io.hefu.bench.measure.Target;
import io.hefu.bench.result.ResultFile;
import io.hefu.bench.rig.Rig;
import io.hefu.bench.rig.Subject;
import io.hefu.bench.trouble.Condition;
import io.hefu.bench.trouble.Hammer;
import io.hefu.bench.trouble.TroubledUpstream;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.people.PartnerFinance;
import io.hefu.clients.terminal.Table;
import io.hefu.stack.assembly.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** A healthy partner's API alone, and while another's upstream is slow, hangs, lies, never ends or is dead. */
final class Upstreams {

    private static final String NAME = "upstreams";
    private static final int CALLS_PER_SECOND = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final Duration UNTIL_THE_TROUBLE_IS_FELT = Duration.ofSeconds(3);
    private static final long MOST_TIMES = 2;
    private static final long MOST_MORE_MICROS = 20_000;

    private final Rig rig;
    private final String key;
    private final SteadyLoad load;
    private final Map<Condition, TroubledUpstream> upstreams = new EnumMap<>(Condition.class);
    private final ResultFile results = new ResultFile();
    private final Table table = new Table("beside", "calls to it", "p50 alone", "p50", "p99 alone", "p99", "failed");

    private Upstreams(Rig rig, Subject subject) {
        this.rig = rig;
        this.key = subject.newKey().clearText();
        this.load = new SteadyLoad(List.of(key), new SplittableRandom(1), CALLS_PER_SECOND);
    }

    public static void main(String[] arguments) {
        Bench.run(
                NAME,
                arguments,
                Rig.PARTNERS_ON_THIS_MACHINE,
                (rig, subject, folder) -> new Upstreams(rig, subject).measure(subject, folder));
    }

    private boolean measure(Subject subject, Path folder) throws IOException, InterruptedException {
        try {
            host(subject);
            load.run(healthy(), WARM_UP);
            boolean undisturbed = true;
            results.put("callsPerSecond", CALLS_PER_SECOND);
            for (Condition condition : Condition.values()) {
                if (condition != Condition.HEALTHY) {
                    undisturbed &= isUndisturbedBy(condition);
                }
            }
            results.write(folder, NAME);
            System.out.println(table);
            return Bench.verdict(undisturbed, "No partner's trouble is felt by those who call another.");
        } finally {
            upstreams.values().forEach(TroubledUpstream::close);
        }
    }

    /** A partner hands in an API for each condition; the operator approves them. */
    private void host(Subject subject) throws IOException, InterruptedException {
        PartnerFinance partner =
                PartnerFinance.signIn(rig.platform().url(), rig.platform().finance());
        for (Condition condition : Condition.values()) {
            TroubledUpstream upstream = new TroubledUpstream(condition);
            upstreams.put(condition, upstream);
            subject.admin()
                    .approve(partner.submitApi(api(condition), "v1", definition(), upstream.url(), condition.policy()));
            subject.admin().offer(Subject.PLAN, api(condition));
        }
        Pauses.sleep(Duration.ofSeconds(2));
    }

    private boolean isUndisturbedBy(Condition condition) throws InterruptedException {
        System.out.println("A healthy API alone, then beside one that is " + name(condition) + " …");
        Measurement alone = load.run(healthy(), MEASURED);
        long calls;
        Measurement beside;
        try (Hammer hammer = new Hammer(url(condition), key)) {
            Pauses.sleep(UNTIL_THE_TROUBLE_IS_FELT);
            beside = load.run(healthy(), MEASURED);
            calls = hammer.calls();
        }
        results.put(name(condition) + "_alone_p50_micros", alone.medianMicros())
                .put(name(condition) + "_alone_p99_micros", alone.p99Micros())
                .put(name(condition) + "_p50_micros", beside.medianMicros())
                .put(name(condition) + "_p99_micros", beside.p99Micros())
                .put(name(condition) + "_failed", alone.failed() + beside.failed())
                .put(name(condition) + "_calls", calls);
        table.row(
                name(condition),
                calls,
                millis(alone.medianMicros()),
                millis(beside.medianMicros()),
                millis(alone.p99Micros()),
                millis(beside.p99Micros()),
                alone.failed() + beside.failed());
        long most = Math.max(MOST_TIMES * alone.p99Micros(), alone.p99Micros() + MOST_MORE_MICROS);
        return beside.p99Micros() <= most && alone.failed() + beside.failed() == 0;
    }

    private Target healthy() {
        ProcessTree hefu = new ProcessTree(rig.pid(Part.HEFU).stream().toList());
        return new Target(url(Condition.HEALTHY), hefu, hefu);
    }

    private URI url(Condition condition) {
        return rig.platform().url().resolve("/" + api(condition) + "/v1/status");
    }

    private static JsonNode definition() throws IOException {
        try (InputStream definition = Upstreams.class.getResourceAsStream("/trouble/definition.json")) {
            return new ObjectMapper().readTree(definition);
        }
    }

    private static String api(Condition condition) {
        return "bench-" + name(condition);
    }

    private static String name(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
    }
}
