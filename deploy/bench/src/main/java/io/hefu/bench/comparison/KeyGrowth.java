package io.hefu.bench.comparison;

import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.HefuContender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.key.KeyRing;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.Target;
import io.hefu.bench.measure.Wrk;
import io.hefu.stack.platform.Hefu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Whether speed depends on how many keys there are, while keys are created and revoked. */
final class KeyGrowth {

    private static final int FEW = 1_000;
    private static final List<String> JAVA_OPTIONS = Hefu.javaOptions("3g", "3g");
    private static final Duration MEASURED = Duration.ofSeconds(5);

    private final Selection selection;
    private final Path folder;
    private final KeyRing ring;
    private final Series series = new Series();

    KeyGrowth(Selection selection, Path folder) {
        this.selection = selection;
        this.folder = folder;
        this.ring = KeyRing.mint(selection.keyCounts().get(selection.keyCounts().size() - 1), new SplittableRandom());
    }

    Series measure() throws Exception {
        for (String name : selection.contenders()) {
            if (name.equals("hefu")) {
                measureHefu();
            } else {
                for (int count : selection.keyCounts()) {
                    measurePeer(name, count);
                }
            }
        }
        return series;
    }

    private void measurePeer(String name, int count) throws Exception {
        KeyRing keys = ring.first(count);
        try (Lineup lineup = Lineup.start(List.of(name), folder, selection.settings(JAVA_OPTIONS), keys)) {
            Contender contender = lineup.contenders().get(0);
            Wrk wrk = new Wrk(folder.resolve("wrk"));
            try (KeyChurn churn = KeyChurn.start(contender)) {
                wrk.run(target(contender), clear(keys), selection.firstWarmUp().dividedBy(2));
                measure(wrk, contender, keys);
            }
        }
    }

    /** One Hefu, whose keys become more and more; each time it starts anew and reads them ahead. */
    private void measureHefu() throws Exception {
        try (Lineup lineup = Lineup.start(List.of("hefu"), folder, selection.settings(JAVA_OPTIONS), ring.first(1))) {
            HefuContender hefu = lineup.hefu().orElseThrow();
            Wrk wrk = new Wrk(folder.resolve("wrk"));
            int known = 1;
            for (int count : selection.keyCounts()) {
                hefu.add(ring.first(count).from(known));
                known = count;
                long begin = System.nanoTime();
                hefu.readAhead(count);
                System.out.printf("  hefu   is started anew and knows %d keys after %.1f s%n", count, seconds(begin));
                try (KeyChurn churn = KeyChurn.start(hefu)) {
                    useAll(wrk, hefu, ring.first(count));
                    measure(wrk, hefu, ring.first(count));
                    if (count == ring.size()) {
                        compareFewAndAll(wrk, hefu);
                    }
                    System.out.println("  keys created and revoked meanwhile: " + churn.changes());
                }
            }
        }
    }

    /** Most keys, and almost all applications: on first use a quota's counter is opened, once a day. */
    private void useAll(Wrk wrk, HefuContender hefu, KeyRing keys) {
        long begin = System.nanoTime();
        long calls = 0;
        do {
            calls += wrk.run(target(hefu), clear(keys), selection.firstWarmUp()).calls();
        } while (calls < keys.size());
        System.out.printf("  hefu   uses them for the first time at %.0f calls/s%n", calls / seconds(begin));
    }

    private static double seconds(long beginNanos) {
        return (System.nanoTime() - beginNanos) / 1e9;
    }

    private void measure(Wrk wrk, Contender contender, KeyRing keys) {
        wrk.run(target(contender), clear(keys), selection.warmUp());
        for (int round = 1; round <= selection.rounds(); round++) {
            measureOnce(round, wrk, contender, keys, keys.size() + " keys");
        }
    }

    /** Round by round, so that nothing but the keys differs. */
    private void compareFewAndAll(Wrk wrk, HefuContender hefu) throws InterruptedException {
        hefu.settle();
        for (int round = 1; round <= selection.rounds(); round++) {
            measureOnce(round, wrk, hefu, ring.first(Math.min(FEW, ring.size())), "few of all");
            measureOnce(round, wrk, hefu, ring, "all");
        }
    }

    private void measureOnce(int round, Wrk wrk, Contender contender, KeyRing keys, String setting) {
        Of of = new Of(contender.name(), setting);
        Measurement measurement = wrk.run(target(contender), clear(keys), MEASURED);
        Report.line(of, measurement);
        series.add(round, of, measurement);
    }

    private static Target target(Contender contender) {
        return contender
                .target(Road.IN_PROCESS)
                .or(() -> contender.target(Road.PROXIED))
                .orElseThrow();
    }

    private Path clear(KeyRing keys) {
        Path file = folder.resolve("keys-" + keys.size());
        return Files.exists(file) ? file : keys.writeClear(file);
    }
}
