package io.hefu.bench.measure;

/**
 * What one load on one gateway came to.
 *
 * @param gateway what the gateway's own processes took
 * @param all the same with what only it needs, such as Hefu's database
 * @param failed calls that were answered with another status than 2xx, or not at all
 */
public record Measurement(
        long calls, double callsPerSecond, long medianMicros, long p99Micros, Cost gateway, Cost all, long failed) {

    /** @param memoryBytes at the end */
    public record Cost(double processorMicrosPerCall, long memoryBytes) {}
}
