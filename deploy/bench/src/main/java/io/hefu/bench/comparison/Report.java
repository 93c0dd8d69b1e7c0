package io.hefu.bench.comparison;

import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.measure.Measurement;
import io.hefu.clients.platform.ClientFailure;

/** What is told while it goes on. */
final class Report {

    private Report() {}

    /** @throws ClientFailure when calls failed: then nothing was measured that can be compared */
    static void line(Of of, Measurement measurement) {
        if (measurement.failed() > 0) {
            throw new ClientFailure("%d of %d calls of %s failed."
                    .formatted(measurement.failed(), measurement.calls(), of.contender()));
        }
        System.out.printf(
                "  %-6s %-11s %8.0f calls/s   p50 %6d µs   p99 %7d µs   CPU %6.1f µs a call (%.1f in all)   %5d MiB%n",
                of.contender(),
                of.setting(),
                measurement.callsPerSecond(),
                measurement.medianMicros(),
                measurement.p99Micros(),
                measurement.gateway().processorMicrosPerCall(),
                measurement.all().processorMicrosPerCall(),
                measurement.all().memoryBytes() >> 20);
    }
}
