package io.hefu.bench.comparison;

import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.HefuContender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.key.KeyRing;
import io.hefu.bench.measure.EachKeyOnce;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.Target;
import io.hefu.bench.measure.Wrk;
import io.hefu.core.entitlement.ApiKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Whether speed depends on how many keys there are, while keys are created and revoked. */
final class KeyGrowth {

    private static final int FEW = 1_000;
    private static final List<String> JAVA_OPTIONS = List.of("-Xms2g", "-Xmx2g");
    private static final Duration FIRST_USES = Duration.ofSeconds(60);
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

    /** One Hefu, whose keys become more and more. */
    private void measureHefu() throws Exception {
        try (Lineup lineup = Lineup.start(List.of("hefu"), folder, selection.settings(JAVA_OPTIONS), ring.first(1))) {
            HefuContender hefu = lineup.hefu().orElseThrow();
            Wrk wrk = new Wrk(folder.resolve("wrk"));
            int known = 1;
            int used = 0;
            try (KeyChurn churn = KeyChurn.start(hefu)) {
                for (int count : selection.keyCounts()) {
                    hefu.add(ring.first(count).from(known));
                    known = count;
                    used = useEach(hefu, ring.first(count));
                    measure(wrk, hefu, ring.first(count));
                }
                compareFewAndMany(wrk, hefu, ring.first(used));
                System.out.println("  keys created and revoked meanwhile: " + churn.changes());
            }
        }
    }

    /**
     * The first call under a key reads the database; that is told apart.
     *
     * @return how many of the keys, the first ones, there was time for
     */
    private int useEach(HefuContender hefu, KeyRing keys) {
        Of of = new Of(hefu.name(), "first uses of " + keys.size());
        Measurement measurement = new EachKeyOnce(clearTexts(keys)).run(target(hefu), FIRST_USES);
        Report.line(of, measurement);
        series.add(1, of, measurement);
        return (int) measurement.calls();
    }

    private void measure(Wrk wrk, Contender contender, KeyRing keys) {
        wrk.run(target(contender), clear(keys), selection.warmUp());
        for (int round = 1; round <= selection.rounds(); round++) {
            measureOnce(round, wrk, contender, keys, keys.size() + " keys");
        }
    }

    /**
     * Round by round, so that nothing but the keys differs.
     *
     * @param used those that have been called with: fewer than all when there was no time for all
     */
    private void compareFewAndMany(Wrk wrk, HefuContender hefu, KeyRing used) throws InterruptedException {
        hefu.settle();
        for (int round = 1; round <= selection.rounds(); round++) {
            measureOnce(round, wrk, hefu, ring.first(Math.min(FEW, ring.size())), "few of all");
            measureOnce(round, wrk, hefu, used, "used before");
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

    private static List<String> clearTexts(KeyRing keys) {
        return keys.keys().stream().map(ApiKey::clearText).toList();
    }

    private Path clear(KeyRing keys) {
        Path file = folder.resolve("keys-" + keys.size());
        return Files.exists(file) ? file : keys.writeClear(file);
    }
}
