package io.hefu.portal.configuration;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.configuration.ConfigurationDocument.LimitsPart;
import io.hefu.portal.configuration.ConfigurationDocument.PlanPart;
import io.hefu.portal.hosting.Placements;
import io.hefu.portal.hosting.PreparedApi;
import io.hefu.portal.limit.CallLimits;
import io.hefu.portal.limit.LimitSubject;
import io.hefu.portal.limit.Limits;
import io.hefu.portal.member.Member;
import io.hefu.portal.plan.LimitsChange;
import io.hefu.portal.plan.PlanApis;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.refusal.PortalRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes single changes out of what differs, each by whoever makes it alone, with their rules and their audit entries. */
@Singleton
class ConfigurationSteps {

    private static final Bilingual SAME_PLANS = new Bilingual(
            "必须包含且仅包含现有的套餐：套餐不能通过此文件新建或删除",
            "must be the plans there are: this document neither creates nor removes plans");

    private final Plans plans;
    private final PlanApis planApis;
    private final Limits limits;
    private final Placements placements;

    ConfigurationSteps(Plans plans, PlanApis planApis, Limits limits, Placements placements) {
        this.plans = plans;
        this.planApis = planApis;
        this.limits = limits;
        this.placements = placements;
    }

    /** What is taken out of a plan goes first: another one may get it. */
    List<Supplier<Uni<Void>>> of(Member member, ConfigurationDocument now, Wanted wanted) {
        Map<String, PlanPart> old = byName(now.plans(), PlanPart::planCode);
        Map<String, PlanPart> fresh = byName(wanted.document().plans(), PlanPart::planCode);
        if (!old.keySet().equals(fresh.keySet())) {
            throw new RefusedException(PortalRefusal.Invalid.field("plans", SAME_PLANS));
        }
        List<Supplier<Uni<Void>>> steps = new ArrayList<>(hostedSteps(member, wanted));
        fresh.forEach((code, plan) -> missing(old.get(code), plan)
                .forEach(api -> steps.add(at(
                        "plans/" + code + "/apis/" + api,
                        () -> planApis.withdraw(member, new PlanCode(code), new ApiName(api))))));
        fresh.forEach((code, plan) -> {
            if (!isLimitedAlike(old.get(code), plan)) {
                steps.add(at(
                        "plans/" + code,
                        () -> plans.changeLimits(member, new PlanCode(code), limitsOf(plan), Optional.empty())));
            }
            missing(plan, old.get(code)).stream()
                    .filter(api -> !wanted.isAwaited(api))
                    .forEach(api -> steps.add(at(
                            "plans/" + code + "/apis/" + api,
                            () -> planApis.offer(member, new PlanCode(code), new ApiName(api)))));
        });
        steps.addAll(limitSteps(member, now, wanted));
        return steps;
    }

    private List<Supplier<Uni<Void>>> hostedSteps(Member member, Wanted wanted) {
        List<Supplier<Uni<Void>>> steps = new ArrayList<>();
        for (PreparedApi api : wanted.hosted()) {
            String place = "hostedApis/" + api.part().path();
            if (api.isToBeSubmitted()) {
                steps.add(at(place, () -> placements.submit(member, api)));
            }
            if (api.isToBeAnnounced()) {
                steps.add(at(place, () -> placements.announce(member, api)));
            }
        }
        return steps;
    }

    private List<Supplier<Uni<Void>>> limitSteps(Member member, ConfigurationDocument now, Wanted wanted) {
        Map<LimitSubject, LimitsPart> old = byName(now.limits(), LimitsPart::toSubject);
        Map<LimitSubject, LimitsPart> fresh = byName(
                wanted.document().limits().stream()
                        .filter(part -> !wanted.isAwaited(part))
                        .toList(),
                LimitsPart::toSubject);
        List<LimitSubject> subjects = new ArrayList<>(old.keySet());
        fresh.keySet().stream().filter(subject -> !old.containsKey(subject)).forEach(subjects::add);
        List<Supplier<Uni<Void>>> steps = new ArrayList<>();
        for (LimitSubject subject : subjects) {
            CallLimits before = limitsOf(old.get(subject));
            CallLimits after = limitsOf(fresh.get(subject));
            if (!before.equals(after)) {
                steps.add(at("limits/" + subject, () -> limits.set(member, subject, after, Optional.empty())));
            }
        }
        return steps;
    }

    private static CallLimits limitsOf(@Nullable LimitsPart part) {
        return part == null ? CallLimits.NONE : part.limits().toLimits();
    }

    private static LimitsChange limitsOf(PlanPart plan) {
        return new LimitsChange(
                Optional.of(plan.callsPerSecond()),
                Optional.of(plan.burst()),
                Optional.of(plan.quotaCalls()),
                Optional.of(plan.quotaPeriod()));
    }

    private static boolean isLimitedAlike(PlanPart one, PlanPart other) {
        return one.callsPerSecond() == other.callsPerSecond()
                && one.burst() == other.burst()
                && one.quotaCalls() == other.quotaCalls()
                && one.quotaPeriod() == other.quotaPeriod();
    }

    /** The APIs of one plan that the other is without. */
    private static TreeSet<String> missing(PlanPart one, PlanPart other) {
        TreeSet<String> apis = new TreeSet<>(one.apis());
        other.apis().forEach(apis::remove);
        return apis;
    }

    private static <N, P> Map<N, P> byName(List<P> parts, Function<P, N> name) {
        return parts.stream()
                .collect(Collectors.toMap(name, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    private static <T> Supplier<Uni<Void>> at(String path, Supplier<Uni<T>> change) {
        return () -> Place.atLast(path, change).replaceWithVoid();
    }
}
