package io.hefu.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** One call under each key in turn, as fast as they are answered. */
public final class EachKeyOnce {

    private final List<String> keys;

    /** @param keys in clear */
    public EachKeyOnce(List<String> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Returns after the last key, or when the time is over. */
    public Measurement run(Target target, Duration longest) {
        CostMeter gateway = CostMeter.begin(target.gateway());
        CostMeter all = CostMeter.begin(target.all());
        Latencies latencies = new Latencies();
        long begin = System.nanoTime();
        try (Connections connections = Connections.open(target.url(), latencies)) {
            Iterator<String> rest = keys.iterator();
            while (connections.busy() > 0 || (rest.hasNext() && System.nanoTime() - begin < longest.toNanos())) {
                while (rest.hasNext() && connections.hasFree() && System.nanoTime() - begin < longest.toNanos()) {
                    connections.send(rest.next(), System.nanoTime());
                }
                connections.receive();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latencies.measurement(Duration.ofNanos(System.nanoTime() - begin), gateway, all);
    }
}
