package io.hefu.billing.intake;

import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import java.util.List;
import java.util.Optional;

/**
 * How far one run of a node has been stored.
 *
 * @param lastSequence 0 when nothing is; sequence numbers start at 1
 * @param ended whether the run said that nothing will follow
 */
record JournalCursor(String node, long epoch, long lastSequence, boolean ended) {

    /**
     * What of a batch has not been stored before; empty when all of it has.
     *
     * @throws RefusedException with {@link IntakeRefusal.Gap} or {@link IntakeRefusal.EpochEnded}
     */
    Optional<UsageBatch> unseen(UsageBatch batch) {
        if (batch.firstSequence() < 1) {
            throw new IllegalArgumentException("firstSequence: " + batch.firstSequence() + " (expected: >= 1)");
        }
        if (batch.firstSequence() > lastSequence + 1) {
            throw new RefusedException(new IntakeRefusal.Gap(node, epoch, lastSequence + 1, batch.firstSequence()));
        }
        if (batch.lastSequence() <= lastSequence) {
            return Optional.empty();
        }
        if (ended) {
            throw new RefusedException(new IntakeRefusal.EpochEnded(node, epoch, lastSequence));
        }
        int seen = Math.toIntExact(lastSequence + 1 - batch.firstSequence());
        List<UsageEntry> tail = batch.entries().subList(seen, batch.entries().size());
        return Optional.of(new UsageBatch(node, epoch, lastSequence + 1, tail));
    }

    /**
     * Whether the run is still to be ended at this sequence number; false when it was before.
     *
     * @throws RefusedException with {@link IntakeRefusal.EpochIncomplete} when it is not stored up to exactly there
     */
    boolean endsNowAt(long sequence) {
        if (sequence != lastSequence) {
            throw new RefusedException(new IntakeRefusal.EpochIncomplete(node, epoch, lastSequence, sequence));
        }
        return !ended;
    }
}
