package io.hefu.gateway.journal;

import io.hefu.core.usage.UsageEntry;
import java.util.concurrent.CompletionStage;

/** This node's own record of its calls, written before their answers leave. */
public interface UsageJournal {

    /** Completes when the entry is on disk and will survive a crash; fails with {@link JournalFailure} when it is not. */
    CompletionStage<Void> append(UsageEntry entry);
}
