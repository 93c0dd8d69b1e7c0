package io.hefu.bench.comparison;

import io.hefu.bench.contender.Road;
import io.hefu.bench.measure.Measurement;
import java.util.List;

final class ThroughputFigures {
    private final Series series;

    ThroughputFigures(Series series) {
        this.series = series;
    }

    void print() {
        for (Road road : Road.values()) {
            for (String peer : List.of("lua", "nginx", "scg", "vertx")) {
                series.ratio("hefu", peer, road, Measurement::callsPerSecond)
                        .ifPresent(r -> System.out.println(road + " hefu/" + peer + " " + r));
            }
        }
    }
}
