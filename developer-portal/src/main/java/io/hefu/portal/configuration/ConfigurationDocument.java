package io.hefu.portal.configuration;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.identity.ApiName;
import io.hefu.portal.limit.LimitSet;
import io.hefu.portal.limit.LimitSubject;
import io.hefu.portal.limit.LimitsBody;
import io.hefu.portal.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the operator sets for everybody: of plans their limits and APIs, and the limits of the platform, of APIs, operations and
 * plans. Nothing in it is about single applications or people, and nothing is secret.
 *
 * @param plans by their codes
 * @param limits by level and subject; a subject that is left out is not limited
 */
@JsonPropertyOrder({"plans", "limits"})
public record ConfigurationDocument(List<PlanPart> plans, List<LimitsPart> limits) {

    @JsonPropertyOrder({"planCode", "callsPerSecond", "burst", "quotaCalls", "quotaPeriod", "apis"})
    public record PlanPart(
            String planCode,
            int callsPerSecond,
            int burst,
            long quotaCalls,
            Quota.Period quotaPeriod,
            List<String> apis) {

        static PlanPart of(Plan plan) {
            return new PlanPart(
                    plan.code().value(),
                    plan.rateLimit().callsPerSecond(),
                    plan.rateLimit().burst(),
                    plan.quota().calls(),
                    plan.quota().period(),
                    plan.apis().stream().map(ApiName::value).sorted().toList());
        }
    }

    @JsonPropertyOrder({"level", "subject", "limits"})
    public record LimitsPart(LimitLevel level, String subject, LimitsBody limits) {

        static LimitsPart of(LimitSet set) {
            return new LimitsPart(set.subject().level(), set.subject().name(), LimitsBody.of(set.calls()));
        }

        LimitSubject toSubject() {
            return new LimitSubject(level, subject);
        }
    }

    /** @param sets those of applications, and those that limit nothing, are left out */
    static ConfigurationDocument of(List<Plan> plans, List<LimitSet> sets) {
        return new ConfigurationDocument(
                plans.stream().map(PlanPart::of).toList(),
                sets.stream()
                        .filter(set -> set.subject().level() != LimitLevel.APPLICATION)
                        .filter(set -> !set.calls().summary().isEmpty())
                        .map(LimitsPart::of)
                        .toList());
    }

    /** Every single setting by its path: {@code plans/standard/burst}, {@code limits/PLAN/standard/callsADay}. */
    SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        for (PlanPart plan : plans) {
            String path = "plans/" + plan.planCode() + "/";
            settings.put(path + "callsPerSecond", Integer.toString(plan.callsPerSecond()));
            settings.put(path + "burst", Integer.toString(plan.burst()));
            settings.put(path + "quotaCalls", Long.toString(plan.quotaCalls()));
            settings.put(path + "quotaPeriod", plan.quotaPeriod().name());
            plan.apis().forEach(api -> settings.put(path + "apis/" + api, "offered"));
        }
        for (LimitsPart part : limits) {
            Map<String, String> summary = part.limits().toLimits().summary();
            summary.forEach((name, value) -> settings.put("limits/" + part.toSubject() + "/" + name, value));
        }
        return settings;
    }
}
