package io.hefu.billing.statement;

import java.util.Comparator;

/**
 * One line of a statement's completeness certificate: every entry the run of a gateway's journal has, up to this sequence
 * number, has been received and considered. Sequence numbers are contiguous, so "up to" says that none is missing.
 *
 * @param lastSequence 0 when the run has journaled nothing yet
 */
public record JournalMark(String node, long epoch, long lastSequence) implements Comparable<JournalMark> {

    private static final Comparator<JournalMark> ORDER =
            Comparator.comparing(JournalMark::node).thenComparingLong(JournalMark::epoch);

    public JournalMark {
        if (node.isEmpty() || epoch < 1 || lastSequence < 0) {
            throw new IllegalArgumentException("node '" + node + "', epoch " + epoch + ", last sequence " + lastSequence
                    + " (expected: a name, >= 1, >= 0)");
        }
    }

    /** One mark a run. */
    @Override
    public int compareTo(JournalMark other) {
        return ORDER.compare(this, other);
    }
}
