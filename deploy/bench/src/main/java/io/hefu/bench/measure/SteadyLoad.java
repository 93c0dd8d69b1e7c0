package io.hefu.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Calls at a fixed rate, whatever becomes of those before: each millisecond as many as are due. A call that finds no free
 * connection waits, and its latency counts from when it was due, so that a gateway that stalls cannot hide what it did to
 * the calls behind (no coordinated omission).
 */
public final class SteadyLoad {

    private static final long TICK_NANOS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> keys;
    private final RandomGenerator random;
    private final int callsPerSecond;

    /** @param keys in clear; each call takes one at random */
    public SteadyLoad(List<String> keys, RandomGenerator random, int callsPerSecond) {
        this.keys = List.copyOf(keys);
        this.random = random;
        this.callsPerSecond = callsPerSecond;
    }

    /** Returns when the last call is answered. */
    public Measurement run(Target target, Duration duration) {
        CostMeter gateway = CostMeter.begin(target.gateway());
        CostMeter all = CostMeter.begin(target.all());
        Latencies latencies = new Latencies();
        try (Connections connections = Connections.open(target.url(), latencies)) {
            drive(connections, duration, latencies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latencies.measurement(duration, gateway, all);
    }

    private void drive(Connections connections, Duration duration, Latencies latencies) throws IOException {
        long begin = System.nanoTime();
        long lasting = duration.toNanos();
        long released = 0;
        ArrayDeque<Long> due = new ArrayDeque<>();
        while (true) {
            long passed = System.nanoTime() - begin;
            long tick = Math.min(passed, lasting) / TICK_NANOS * TICK_NANOS;
            long owed = tick * callsPerSecond / Duration.ofSeconds(1).toNanos();
            for (; released < owed; released++) {
                due.add(begin + tick);
            }
            while (!due.isEmpty() && connections.hasFree()) {
                connections.send(keys.get(random.nextInt(keys.size())), due.remove());
            }
            if (passed >= lasting && due.isEmpty() && connections.busy() == 0) {
                return;
            }
            if (passed - lasting > PATIENCE.toNanos()) {
                latencies.addUnanswered(due.size() + connections.busy());
                return;
            }
            connections.receive();
        }
    }
}
