package io.hefu.portal.plan;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import java.util.Set;

/**
 * Limits and APIs offered together.
 *
 * @param version grows with every change; names what an edit was based on
 */
public record Plan(
        PlanCode code,
        Bilingual name,
        Environment environment,
        Approval approval,
        Set<ApiName> apis,
        RateLimit rateLimit,
        Quota quota,
        int version) {

    /** Whether someone must agree before a subscription takes effect. */
    public enum Approval {
        AUTOMATIC,
        REQUIRED
    }

    public Plan {
        apis = Set.copyOf(apis);
    }

    /** The same plan with other limits, one version on. */
    public Plan with(LimitsChange change) {
        return new Plan(
                code,
                name,
                environment,
                approval,
                apis,
                change.appliedTo(rateLimit),
                change.appliedTo(quota),
                version + 1);
    }
}
