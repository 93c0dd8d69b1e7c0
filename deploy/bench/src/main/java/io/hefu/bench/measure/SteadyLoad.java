package io.hefu.bench.measure;

import io.hefu.stack.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Calls at a fixed rate, whatever becomes of those before: each millisecond as many as are due. A call that finds no free
 * connection waits, and its latency counts from when it was due, so that a gateway that stalls cannot hide what it did to
 * the calls behind (no coordinated omission).
 */
public final class SteadyLoad {

    private static final int CONNECTIONS = 64;
    private static final long TICK_NANOS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> keys;
    private final RandomGenerator random;
    private final int callsPerSecond;

    /** @param keys in clear */
    public SteadyLoad(List<String> keys, RandomGenerator random, int callsPerSecond) {
        this.keys = List.copyOf(keys);
        this.random = random;
        this.callsPerSecond = callsPerSecond;
    }

    /** Returns when the last call is answered. */
    public Measurement run(Target target, Duration duration) {
        CostMeter gateway = CostMeter.begin(target.gateway());
        CostMeter all = CostMeter.begin(target.all());
        Latencies latencies = latencies(target.url(), duration);
        return new Measurement(
                latencies.count(),
                latencies.count() / (duration.toNanos() / 1e9),
                latencies.micros(50),
                latencies.micros(99),
                gateway.read(latencies.count()),
                all.read(latencies.count()),
                latencies.failed());
    }

    private Latencies latencies(URI url, Duration duration) {
        Latencies latencies = new Latencies();
        try (Selector selector = Selector.open()) {
            ArrayDeque<SteadyConnection> free = connect(url, selector);
            List<SteadyConnection> all = List.copyOf(free);
            try {
                drive(url, selector, free, duration, latencies);
            } finally {
                for (SteadyConnection connection : all) {
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latencies;
    }

    private ArrayDeque<SteadyConnection> connect(URI url, Selector selector) throws IOException {
        List<SteadyConnection> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(SteadyConnection.open(Loopback.at(url.getPort()), selector));
        }
        return new ArrayDeque<>(connections);
    }

    private void drive(
            URI url, Selector selector, ArrayDeque<SteadyConnection> free, Duration duration, Latencies latencies)
            throws IOException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        long released = 0;
        ArrayDeque<Long> due = new ArrayDeque<>();
        while (true) {
            long now = System.nanoTime();
            long tick = Math.min(now, end) - (Math.min(now, end) - begin) % TICK_NANOS;
            for (long owed = (tick - begin)
                            * callsPerSecond
                            / Duration.ofSeconds(1).toNanos();
                    released < owed;
                    released++) {
                due.add(tick);
            }
            while (!due.isEmpty() && !free.isEmpty()) {
                free.poll().send(request(url), due.poll());
            }
            if (now >= end && due.isEmpty() && free.size() == CONNECTIONS) {
                return;
            }
            if (now - end > PATIENCE.toNanos()) {
                latencies.addUnanswered(due.size() + CONNECTIONS - free.size());
                return;
            }
            selector.select(key -> answered(key, free, latencies), 1);
        }
    }

    private static void answered(SelectionKey key, ArrayDeque<SteadyConnection> free, Latencies latencies) {
        SteadyConnection connection = (SteadyConnection) key.attachment();
        try {
            if (connection.read()) {
                latencies.add(System.nanoTime() - connection.dueNanos(), connection.status());
                free.add(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String request(URI url) {
        return "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                + keys.get(random.nextInt(keys.size())) + "\r\n\r\n";
    }
}
