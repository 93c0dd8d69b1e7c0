package io.hefu.core.usage;

import java.util.concurrent.CompletionStage;

/** Where gateways deliver their usage journals. Kept by billing. */
public interface UsageIntake {

    /**
     * Begins a run of a node.
     *
     * @return its number: greater than every earlier one of the same node
     */
    CompletionStage<Long> beginEpoch(String node);

    /** The last sequence number stored of a run; 0 when none is. */
    CompletionStage<Long> storedUpTo(String node, long epoch);

    /**
     * Stores a batch together with the node's cursor, in one transaction: all of it or nothing, and what was stored before
     * only once, however often it is delivered.
     *
     * <p>Fails when the batch would leave a gap behind the cursor.
     */
    CompletionStage<Void> store(UsageBatch batch);

    /** Ends a run: all it wrote has been stored up to this sequence number, and nothing will follow. */
    CompletionStage<Void> endEpoch(String node, long epoch, long lastSequence);
}
