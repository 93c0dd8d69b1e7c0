package io.hefu.core.entitlement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one active subscription lets an application do: the plan's APIs, within limits.
 *
 * @param limits of all levels, those of single APIs and operations included
 * @param weights how many calls one call of an operation counts as, where the plan says other than the API's definition
 */
public record Grant(
        SubscriptionId subscription,
        PlanCode plan,
        Set<ApiName> apis,
        List<AppliedLimit> limits,
        Map<OperationName, Integer> weights,
        WithoutStore withoutStore) {

    public Grant {
        apis = Set.copyOf(apis);
        limits = List.copyOf(limits);
        weights = Map.copyOf(weights);
    }

    /** With no more than a plan's own limits. */
    public Grant(SubscriptionId subscription, PlanCode plan, Set<ApiName> apis, RateLimit rateLimit, Quota quota) {
        this(
                subscription,
                plan,
                apis,
                List.of(
                        new AppliedLimit(LimitLevel.PLAN, plan.value(), rateLimit),
                        new AppliedLimit(LimitLevel.PLAN, plan.value(), quota)),
                Map.of(),
                WithoutStore.LOCAL_SHARE);
    }
}
