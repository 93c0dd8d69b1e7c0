package io.hefu.billing.queue;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive entries of one run of a node.
 *
 * @param lastSequence included
 */
public record Stretch(String node, long epoch, long firstSequence, long lastSequence) {

    public Stretch {
        if (lastSequence < firstSequence) {
            throw new IllegalArgumentException(
                    "lastSequence: " + lastSequence + " (expected: >= " + firstSequence + ", the first)");
        }
    }

    public long length() {
        return lastSequence - firstSequence + 1;
    }

    /** The same entries in pieces of at most this many. */
    List<Stretch> inPiecesOf(int most) {
        List<Stretch> pieces = new ArrayList<>();
        for (long first = firstSequence; first <= lastSequence; first += most) {
            pieces.add(new Stretch(node, epoch, first, Math.min(first + most - 1, lastSequence)));
        }
        return pieces;
    }

    /** The same entries in as few stretches as possible; neighbours are expected in order. */
    static List<Stretch> joined(List<Stretch> stretches) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : stretches) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).isFollowedBy(next)) {
                joined.set(last, joined.get(last).through(next.lastSequence));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private boolean isFollowedBy(Stretch next) {
        return node.equals(next.node) && epoch == next.epoch && lastSequence + 1 == next.firstSequence;
    }

    private Stretch through(long last) {
        return new Stretch(node, epoch, firstSequence, last);
    }
}
