package io.hefu.core.usage;

import java.time.Instant;
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

    /**
     * Tells that every call which the run answered before then has been stored.
     *
     * @param lastSequence what was durable then; not taken in while less is stored
     * @param until by the node's clock, as the times of its calls are
     */
    CompletionStage<Void> storedUntil(String node, long epoch, long lastSequence, Instant until);

    /** Ends a run: all it wrote has been stored up to this sequence number, and nothing will follow. */
    CompletionStage<Void> endEpoch(String node, long epoch, long lastSequence);
}
