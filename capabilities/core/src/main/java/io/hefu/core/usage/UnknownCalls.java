package io.hefu.core.usage;

import io.hefu.core.call.CallId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Calls whose gateway died between intent and outcome. Kept by billing, until an outcome comes. */
public interface UnknownCalls {

    /**
     * Those behind a call, in the order of their ids.
     *
     * @param most how many
     */
    CompletionStage<List<UsageRecord>> after(Optional<CallId> last, int most);
}
