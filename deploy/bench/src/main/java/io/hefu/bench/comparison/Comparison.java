package io.hefu.bench.comparison;

import io.hefu.bench.comparison.Kills.Losses;
import io.hefu.bench.comparison.Selection.Part;
import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.HefuContender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.key.KeyRing;
import io.hefu.bench.measure.FlightRecording;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.Wrk;
import io.hefu.stack.platform.Hefu;
import io.hefu.stack.project.Project;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** All that is measured, one after the other. */
public final class Comparison {

    private static final int KEYS = 100;
    private static final int KILLS = 3;

    private final Selection selection;
    private final Path results;
    private final Path folder = Project.here().runFolder().resolve("bench-gateway");

    public Comparison(Selection selection, Path results) {
        this.selection = selection;
        this.results = results;
    }

    /** @return whether Hefu lost nothing */
    public boolean run() throws Exception {
        Figures figures = new Figures();
        if (selection.hasMoreThan(Part.KEYS)) {
            compare(figures);
        }
        if (selection.has(Part.KEYS)) {
            System.out.println("Speed by the number of keys");
            figures.keys(new KeyGrowth(selection, folder.resolve("keys")).measure(), selection.keyCounts());
        }
        System.out.println(figures.table());
        if (selection.isComplete()) {
            figures.write(results);
        }
        return figures.hefuLostNothing();
    }

    private void compare(Figures figures) throws Exception {
        KeyRing ring = KeyRing.mint(KEYS, new SplittableRandom());
        try (Lineup lineup = Lineup.start(
                selection.contenders(), folder.resolve("lineup"), selection.settings(Hefu.JAVA_OPTIONS), ring)) {
            if (selection.has(Part.KILLS)) {
                kill(lineup, ring, figures);
            }
            if (selection.has(Part.THROUGHPUT) || selection.has(Part.LATENCY)) {
                Series throughput = throughput(lineup, ring);
                figures.throughput(throughput);
                settle(lineup, figures);
                if (selection.has(Part.LATENCY)) {
                    figures.halfLoad(halfLoad(lineup, ring, throughput));
                }
            }
        }
    }

    private void kill(Lineup lineup, KeyRing ring, Figures figures) throws Exception {
        System.out.println("kill -9 under load");
        Kills kills = new Kills(KILLS, ring.keys().get(0).clearText());
        Map<String, Losses> losses = new LinkedHashMap<>();
        for (Contender contender : lineup.contenders()) {
            Losses counted = kills.count(contender);
            System.out.printf(
                    "  %-6s %6d calls answered, %d without a record%n",
                    contender.name(), counted.answered(), counted.lost());
            losses.put(contender.name(), counted);
        }
        figures.losses(losses);
    }

    private Series throughput(Lineup lineup, KeyRing ring) {
        System.out.println("Throughput");
        Path wrkFolder = folder.resolve("wrk");
        Throughput throughput =
                new Throughput(selection, new Wrk(wrkFolder), ring.writeClear(wrkFolder.resolve("keys")));
        Optional<FlightRecording> recording = selection
                .recording()
                .flatMap(file -> lineup.hefu()
                        .flatMap(HefuContender::pid)
                        .map(pid -> FlightRecording.start(pid, file, wrkFolder)));
        try {
            return throughput.measure(lineup);
        } finally {
            recording.ifPresent(FlightRecording::close);
        }
    }

    /** What has been answered is not yet all delivered and rated. */
    private static void settle(Lineup lineup, Figures figures) throws InterruptedException {
        Optional<HefuContender> hefu = lineup.hefu();
        if (hefu.isPresent()) {
            long begin = System.nanoTime();
            hefu.get().settle();
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("  hefu   needs %.1f s more to deliver and rate what it answered%n", seconds);
            figures.drained(seconds);
        }
    }

    /** At half of what Hefu answered; at half of what the first of the others did, without it. */
    private Series halfLoad(Lineup lineup, KeyRing ring, Series throughput) {
        Series series = new Series();
        Contender measure = lineup.hefu()
                .map(Contender.class::cast)
                .orElse(lineup.contenders().get(0));
        for (Road road : Road.values()) {
            Optional<Spread> whole = throughput.spread(Of.of(measure, road), Measurement::callsPerSecond);
            if (whole.isPresent()) {
                int half = (int) (whole.get().median() / 2);
                System.out.println("Latency at " + half + " calls/s");
                new HalfLoad(selection, ring).measure(lineup, road, half, series);
            }
        }
        return series;
    }
}
