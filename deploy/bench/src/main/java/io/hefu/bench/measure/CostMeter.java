package io.hefu.bench.measure;

import io.hefu.bench.measure.Measurement.Cost;
import java.time.Duration;

/** Reads what processes have taken, from its beginning. */
final class CostMeter {

    private final ProcessTree processes;
    private final Duration before;

    private CostMeter(ProcessTree processes) {
        this.processes = processes;
        this.before = processes.processorTime();
    }

    static CostMeter begin(ProcessTree processes) {
        return new CostMeter(processes);
    }

    Cost read(long calls) {
        Duration spent = processes.processorTime().minus(before);
        return new Cost(spent.toNanos() / 1e3 / Math.max(1, calls), processes.memoryBytes());
    }
}
