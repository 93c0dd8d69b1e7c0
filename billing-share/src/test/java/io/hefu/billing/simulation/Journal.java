package io.hefu.billing.simulation;

import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What one run of a node has written, and has not lost. */
final class Journal {

    final String node;
    final long epoch;
    boolean closed;
    private final List<UsageEntry> entries = new ArrayList<>();

    Journal(String node, long epoch) {
        this.node = node;
        this.epoch = epoch;
    }

    void write(UsageEntry entry) {
        entries.add(entry);
    }

    long length() {
        return entries.size();
    }

    List<UsageEntry> entries() {
        return entries;
    }

    /** Some entries that follow what is stored, and often some before them as well. */
    UsageBatch next(long storedUpTo, RandomGenerator random) {
        int from = (int) Math.max(0, Math.min(storedUpTo, length() - 1) - random.nextInt(6));
        int to = Math.min(entries.size(), from + 1 + random.nextInt(60));
        return new UsageBatch(node, epoch, from + 1L, entries.subList(from, to));
    }

    UsageBatch all() {
        return new UsageBatch(node, epoch, 1, entries);
    }
}
