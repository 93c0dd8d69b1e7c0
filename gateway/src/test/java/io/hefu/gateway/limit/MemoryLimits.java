package io.hefu.gateway.limit;

import io.hefu.gateway.node.LiveNodes;
import java.time.Duration;
import java.time.Instant;

/** The limits of a node whose time and counters tests hold in their hands. */
public final class MemoryLimits {

    final HandSetTime time;
    final MemoryCounterStore counters;
    private final Gauges gauges;

    public MemoryLimits(Instant start) {
        this(new HandSetTime(start), new MemoryCounterStore(), RateStores.NONE, () -> 1);
    }

    MemoryLimits(HandSetTime time, MemoryCounterStore counters, RateStores rates, LiveNodes nodes) {
        this.time = time;
        this.counters = counters;
        this.gauges = new Gauges(rates, counters, nodes, time, time::millis);
    }

    public Gauges gauges() {
        return gauges;
    }

    /** As if all quotas had been used up by other nodes. */
    public void useUp() {
        counters.usedUp = true;
    }

    void pass(Duration duration) {
        time.pass(duration);
    }

    void tick() {
        gauges.tick(time.millis());
    }
}
