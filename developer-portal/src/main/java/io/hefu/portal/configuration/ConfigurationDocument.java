package io.hefu.portal.configuration;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.identity.ApiName;
import io.hefu.portal.hosting.HostedApiPart;
import io.hefu.portal.limit.LimitSet;
import io.hefu.portal.limit.LimitSubject;
import io.hefu.portal.limit.LimitsBody;
import io.hefu.portal.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the operator sets for everybody: of plans their limits and APIs, the limits of the platform, of APIs, operations and
 * plans, and the APIs that partners host. Nothing in it is about single applications or people, and nothing is secret.
 *
 * @param plans by their codes
 * @param limits by level and subject; a subject that is left out is not limited
 * @param hostedApis in the order of their paths; one that is left out stays as it is, since its end is announced and not
 *     brought about by silence
 */
@JsonPropertyOrder({"plans", "limits", "hostedApis"})
public record ConfigurationDocument(List<PlanPart> plans, List<LimitsPart> limits, List<HostedApiPart> hostedApis) {

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
    static ConfigurationDocument of(List<Plan> plans, List<LimitSet> sets, List<HostedApiPart> hostedApis) {
        return new ConfigurationDocument(
                plans.stream().map(PlanPart::of).toList(),
                sets.stream()
                        .filter(set -> set.subject().level() != LimitLevel.APPLICATION)
                        .filter(set -> !set.calls().summary().isEmpty())
                        .map(LimitsPart::of)
                        .toList(),
                hostedApis);
    }

    ConfigurationDocument with(List<HostedApiPart> otherHostedApis) {
        return new ConfigurationDocument(plans, limits, otherHostedApis);
    }

    /** The same, without the hosted APIs that the other document leaves as they are. */
    ConfigurationDocument concerning(ConfigurationDocument other) {
        Set<String> named = other.hostedApis().stream().map(HostedApiPart::path).collect(Collectors.toSet());
        return with(
                hostedApis.stream().filter(part -> named.contains(part.path())).toList());
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
        hostedApis.forEach(part -> settings.putAll(HostedSettings.of(part)));
        return settings;
    }
}
