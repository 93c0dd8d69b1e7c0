package io.hefu.core.entitlement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import java.util.Set;

/**
 * What must be read again.
 *
 * @param version the configuration's version now; grows in the order in which changes were committed
 * @param applications whose credentials, subscriptions, standing or consents changed
 * @param plans whose limits or APIs changed
 * @param hostedApis partners' APIs of which something changed
 */
public record EntitlementChanges(
        long version, Set<ApplicationId> applications, Set<PlanCode> plans, Set<ApiName> hostedApis) {

    public EntitlementChanges {
        applications = Set.copyOf(applications);
        plans = Set.copyOf(plans);
        hostedApis = Set.copyOf(hostedApis);
    }
}
