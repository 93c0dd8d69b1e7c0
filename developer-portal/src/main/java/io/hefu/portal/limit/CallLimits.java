package io.hefu.portal.limit;

import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.OperationName;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the operator sets; what is empty is not limited.
 *
 * @param spikeCallsPerSecond spread evenly
 * @param weights by operation, of a plan only: how many calls one call counts as
 * @param withoutStore of a plan only
 */
public record CallLimits(
        Optional<Integer> spikeCallsPerSecond,
        Optional<Integer> callsPerSecond,
        Optional<Integer> burst,
        Optional<Integer> concurrentCalls,
        Optional<Long> callsADay,
        Optional<Long> callsAMonth,
        Map<String, Integer> weights,
        WithoutStore withoutStore) {

    public static final CallLimits NONE = new CallLimits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            WithoutStore.LOCAL_SHARE);

    private static final long MOST_PER_SECOND = 1_000_000;
    private static final long MOST_PER_PERIOD = 1_000_000_000_000L;
    private static final int MOST_WEIGHT = 10_000;
    private static final Bilingual BOTH_OR_NEITHER =
            new Bilingual("必须与 callsPerSecond 同时提供", "must be given together with callsPerSecond");
    private static final Bilingual OF_THE_PLAN = new Bilingual("属于套餐本身，请修改套餐", "is the plan's own: change the plan");
    private static final Bilingual OF_PLANS_ONLY = new Bilingual("只能为套餐设置", "can be set for plans only");
    private static final Bilingual OPERATION =
            new Bilingual("的键应为 api:operationId", "must be keyed by <api>:<operationId>");

    public CallLimits {
        weights = Map.copyOf(weights);
    }

    /** @throws io.hefu.core.refusal.RefusedException naming everything that cannot be set for this level */
    void check(LimitLevel level) {
        Requirements requirements = new Requirements();
        spikeCallsPerSecond.ifPresent(value -> requirements.within("spikeCallsPerSecond", value, 1, MOST_PER_SECOND));
        callsPerSecond.ifPresent(value -> requirements.within("callsPerSecond", value, 1, MOST_PER_SECOND));
        burst.ifPresent(value -> requirements.within("burst", value, 1, MOST_PER_SECOND));
        concurrentCalls.ifPresent(value -> requirements.within("concurrentCalls", value, 1, MOST_PER_SECOND));
        callsADay.ifPresent(value -> requirements.within("callsADay", value, 1, MOST_PER_PERIOD));
        callsAMonth.ifPresent(value -> requirements.within("callsAMonth", value, 1, MOST_PER_PERIOD));
        requirements.hold("burst", burst.isPresent() == callsPerSecond.isPresent(), BOTH_OR_NEITHER);
        requirements.hold("callsPerSecond", level != LimitLevel.PLAN || callsPerSecond.isEmpty(), OF_THE_PLAN);
        requirements.hold("weights", level == LimitLevel.PLAN || weights.isEmpty(), OF_PLANS_ONLY);
        requirements.hold(
                "withoutStore", level == LimitLevel.PLAN || withoutStore == WithoutStore.LOCAL_SHARE, OF_PLANS_ONLY);
        weights.forEach((operation, weight) -> {
            requirements.read("weights", operation, OperationName::of, OPERATION);
            requirements.within("weights." + operation, weight, 1, MOST_WEIGHT);
        });
        requirements.check();
    }

    /** For the audit trail. */
    public Map<String, String> summary() {
        Map<String, String> summary = new TreeMap<>();
        spikeCallsPerSecond.ifPresent(value -> summary.put("spikeCallsPerSecond", value.toString()));
        callsPerSecond.ifPresent(value -> summary.put("callsPerSecond", value.toString()));
        burst.ifPresent(value -> summary.put("burst", value.toString()));
        concurrentCalls.ifPresent(value -> summary.put("concurrentCalls", value.toString()));
        callsADay.ifPresent(value -> summary.put("callsADay", value.toString()));
        callsAMonth.ifPresent(value -> summary.put("callsAMonth", value.toString()));
        weights.forEach((operation, weight) -> summary.put("weights." + operation, weight.toString()));
        if (withoutStore != WithoutStore.LOCAL_SHARE) {
            summary.put("withoutStore", withoutStore.name());
        }
        return summary;
    }
}
