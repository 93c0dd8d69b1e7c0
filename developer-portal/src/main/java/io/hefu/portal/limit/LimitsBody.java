package io.hefu.portal.limit;

import io.hefu.core.entitlement.WithoutStore;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Limits as requests write them; what is left out is not limited. */
public record LimitsBody(
        @Schema(minimum = "1", maximum = "1000000", description = "Spread evenly; a tenth of it may come at once")
        Optional<Integer> spikeCallsPerSecond,

        @Schema(minimum = "1", maximum = "1000000") Optional<Integer> callsPerSecond,

        @Schema(minimum = "1", maximum = "1000000", description = "Calls that may come at once")
        Optional<Integer> burst,

        @Schema(minimum = "1", maximum = "1000000", description = "Calls under way at the same time")
        Optional<Integer> concurrentCalls,

        @Schema(minimum = "1", maximum = "1000000000000") Optional<Long> callsADay,

        @Schema(minimum = "1", maximum = "1000000000000") Optional<Long> callsAMonth,

        @Schema(description = "Of a plan: how many calls one call of <api>:<operationId> counts as")
        Optional<Map<String, Integer>> weights,

        @Schema(description = "Of a plan: what becomes of calls while the common counters cannot be reached")
        Optional<WithoutStore> withoutStore) {

    /** As a request would set them; what limits nothing is absent. */
    public static LimitsBody of(CallLimits limits) {
        return new LimitsBody(
                limits.spikeCallsPerSecond(),
                limits.callsPerSecond(),
                limits.burst(),
                limits.concurrentCalls(),
                limits.callsADay(),
                limits.callsAMonth(),
                Optional.of(limits.weights()).filter(weights -> !weights.isEmpty()),
                Optional.of(limits.withoutStore()).filter(choice -> choice != WithoutStore.LOCAL_SHARE));
    }

    public CallLimits toLimits() {
        return new CallLimits(
                spikeCallsPerSecond,
                callsPerSecond,
                burst,
                concurrentCalls,
                callsADay,
                callsAMonth,
                weights.orElse(Map.of()),
                withoutStore.orElse(WithoutStore.LOCAL_SHARE));
    }
}
