package io.hefu.bench.comparison;

import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.key.KeyRing;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.SteadyLoad;
import io.hefu.bench.measure.Target;
import io.hefu.core.entitlement.ApiKey;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** How long calls take when Hefu has half of what it can bear, and its peers get just as many calls. */
final class HalfLoad {

    private final Selection selection;
    private final List<String> keys;

    HalfLoad(Selection selection, KeyRing ring) {
        this.selection = selection;
        this.keys = ring.keys().stream().map(ApiKey::clearText).toList();
    }

    /** @param callsPerSecond for all the same */
    void measure(Lineup lineup, Road road, int callsPerSecond, Series series) {
        SteadyLoad load = new SteadyLoad(keys, new SplittableRandom(), callsPerSecond);
        for (int round = 1; round <= selection.rounds(); round++) {
            for (Contender contender : lineup.contenders()) {
                Optional<Target> target = contender.target(road);
                if (target.isPresent()) {
                    lineup.leaveAlone(contender);
                    load.run(target.get(), selection.warmUp());
                    Measurement measurement = load.run(target.get(), selection.measured());
                    Report.line(Of.of(contender, road), measurement);
                    series.add(round, Of.of(contender, road), measurement);
                }
            }
        }
        lineup.resumeAll();
    }
}
