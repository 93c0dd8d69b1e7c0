package io.hefu.bench.comparison;

import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.Wrk;
import io.hefu.clients.platform.ClientFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** As many calls as each gateway answers: all in turn, on each road, round after round. */
final class Throughput {

    private final Selection selection;
    private final Wrk wrk;
    private final Path keys;
    private final Set<String> warm = new HashSet<>();

    Throughput(Selection selection, Wrk wrk, Path keys) {
        this.selection = selection;
        this.wrk = wrk;
        this.keys = keys;
    }

    Series measure(List<Contender> contenders) throws InterruptedException {
        Series series = new Series();
        for (int round = 1; round <= selection.rounds(); round++) {
            for (Road road : Road.values()) {
                for (Contender contender : contenders) {
                    Optional<URI> url = contender.url(road);
                    if (url.isPresent()) {
                        series.add(round, road, contender, measure(contender, road, url.get()));
                    }
                }
            }
        }
        return series;
    }

    private Measurement measure(Contender contender, Road road, URI url) throws InterruptedException {
        boolean first = warm.add(contender.name() + road);
        run(contender, url, first ? selection.firstWarmUp() : selection.warmUp());
        Measurement measurement = run(contender, url, selection.measured());
        contender.settle();
        if (measurement.failed() > 0) {
            throw new ClientFailure("%d calls of %s failed.".formatted(measurement.failed(), contender.title()));
        }
        System.out.printf(
                "  %-22s %-10s %8.0f calls/s  p50 %6d µs  p99 %7d µs  %6.1f µs CPU a call  %5d MiB%n",
                contender.title(),
                road,
                measurement.callsPerSecond(),
                measurement.medianMicros(),
                measurement.p99Micros(),
                measurement.all().processorMicrosPerCall(),
                measurement.all().memoryBytes() >> 20);
        return measurement;
    }

    private Measurement run(Contender contender, URI url, Duration duration) {
        return wrk.run(url, keys, duration, contender.processes(), contender.allProcesses());
    }
}
