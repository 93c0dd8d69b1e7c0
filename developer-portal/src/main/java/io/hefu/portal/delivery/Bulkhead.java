package io.hefu.portal.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Counts the deliveries under way, so that no sink takes more than its part and all of them no more than the node has. */
final class Bulkhead {

    private final int perSink;
    private final int total;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int sum;

    Bulkhead(int perSink, int total) {
        this.perSink = perSink;
        this.total = total;
    }

    /**
     * What may be begun.
     *
     * @param free in all
     * @param perSink to one sink, those under way included
     * @param taken how many are under way to each sink that has any
     */
    record Room(int free, int perSink, Map<UUID, Integer> taken) {}

    synchronized Room room() {
        return new Room(Math.max(0, total - sum), perSink, Map.copyOf(taken));
    }

    synchronized void enter(UUID sink) {
        taken.merge(sink, 1, Integer::sum);
        sum++;
    }

    synchronized void leave(UUID sink) {
        taken.computeIfPresent(sink, (id, count) -> count == 1 ? null : count - 1);
        sum--;
    }
}
