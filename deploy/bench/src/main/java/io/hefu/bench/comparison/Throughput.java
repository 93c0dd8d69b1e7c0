package io.hefu.bench.comparison;

import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.Target;
import io.hefu.bench.measure.Wrk;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** As many calls as each gateway answers: all in turn, on each road, round after round. */
final class Throughput {

    private final Selection selection;
    private final Wrk wrk;
    private final Path keys;
    private final Set<Of> warm = new HashSet<>();

    /** @param keys a file of API keys */
    Throughput(Selection selection, Wrk wrk, Path keys) {
        this.selection = selection;
        this.wrk = wrk;
        this.keys = keys;
    }

    Series measure(Lineup lineup) {
        Series series = new Series();
        try {
            measure(lineup, series);
        } finally {
            lineup.resumeAll();
        }
        return series;
    }

    private void measure(Lineup lineup, Series series) {
        for (int round = 1; round <= selection.rounds(); round++) {
            for (Road road : Road.values()) {
                for (Contender contender : lineup.contenders()) {
                    Optional<Target> target = contender.target(road);
                    if (target.isPresent()) {
                        lineup.leaveAlone(contender);
                        series.add(round, Of.of(contender, road), measure(Of.of(contender, road), target.get()));
                    }
                }
            }
        }
    }

    private Measurement measure(Of of, Target target) {
        wrk.run(target, keys, warm.add(of) ? selection.firstWarmUp() : selection.warmUp());
        Measurement measurement = wrk.run(target, keys, selection.measured());
        Report.line(of, measurement);
        return measurement;
    }
}
