package io.hefu.bench.measure;

import java.time.Duration;
import java.util.Arrays;

/** How long calls took from when they were due. */
final class Latencies {

    private static final int LOWEST_ERROR = 300;

    private long[] nanos = new long[1 << 16];
    private int count;
    private long failed;

    void add(long latencyNanos, int status) {
        if (status >= LOWEST_ERROR) {
            failed++;
        }
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latencyNanos;
    }

    void addUnanswered(long calls) {
        failed += calls;
    }

    long count() {
        return count;
    }

    /** Calls that were answered with another status than 2xx, or not at all. */
    long failed() {
        return failed;
    }

    /** Zeros stand for latencies where nothing was answered. */
    Measurement measurement(Duration duration, CostMeter gateway, CostMeter all) {
        return new Measurement(
                count,
                count / (duration.toNanos() / 1e9),
                count == 0 ? 0 : micros(50),
                count == 0 ? 0 : micros(99),
                gateway.read(count),
                all.read(count),
                failed);
    }

    /** The smallest latency that so many per cent of the calls do not exceed (nearest rank). */
    long micros(double percent) {
        if (count == 0) {
            throw new IllegalStateException("no call was answered");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * count);
        return sorted[Math.max(0, rank - 1)] / 1_000;
    }
}
