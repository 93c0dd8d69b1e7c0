package io.hefu.core.entitlement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import java.util.Set;

/** What one active subscription lets an application do: the plan's APIs, within the plan's limits. */
public record Grant(SubscriptionId subscription, PlanCode plan, Set<ApiName> apis, RateLimit rateLimit, Quota quota) {

    public Grant {
        apis = Set.copyOf(apis);
    }
}
