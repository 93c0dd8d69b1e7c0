package io.hefu.core.usage;

import java.util.List;

/**
 * Consecutive entries of one node's journal.
 *
 * @param node which gateway
 * @param epoch which run of it
 * @param firstSequence the sequence number of the first entry; the others follow without a gap
 */
public record UsageBatch(String node, long epoch, long firstSequence, List<UsageEntry> entries) {

    public UsageBatch {
        if (firstSequence < 1) {
            throw new IllegalArgumentException("firstSequence: " + firstSequence + " (expected: >= 1)");
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries: none (expected: at least one)");
        }
        entries = List.copyOf(entries);
    }

    public long lastSequence() {
        return firstSequence + entries.size() - 1;
    }
}
