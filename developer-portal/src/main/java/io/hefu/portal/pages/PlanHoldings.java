package io.hefu.portal.pages;

import static java.util.stream.Collectors.toMap;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.portal.member.Member;
import io.hefu.portal.pages.ConsolePages.Holding;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.subscription.Subscription;
import io.hefu.portal.subscription.Subscriptions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Joins subscriptions with their plans, for showing. */
@Singleton
public class PlanHoldings {

    private final Subscriptions subscriptions;
    private final Plans plans;

    PlanHoldings(Subscriptions subscriptions, Plans plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    /** Those in force first, then the latest. */
    Uni<List<Holding>> of(Member member, ApplicationId application) {
        return plans.list(member)
                .flatMap(known -> subscriptions.of(member, application).map(held -> joined(held, known)));
    }

    /** The plans that an application with these holdings may still ask for. */
    Uni<List<Plan>> choices(Member member, List<Holding> held) {
        return plans.list(member)
                .map(known -> known.stream()
                        .filter(plan -> held.stream()
                                .noneMatch(holding ->
                                        holding.subscription().state().isLive()
                                                && holding.plan().code().equals(plan.code())))
                        .toList());
    }

    private static List<Holding> joined(List<Subscription> held, List<Plan> known) {
        Map<PlanCode, Plan> plans = known.stream().collect(toMap(Plan::code, Function.identity()));
        return held.stream()
                .map(subscription -> new Holding(subscription, plans.get(subscription.plan())))
                .sorted(Comparator.comparing((Holding holding) ->
                                !holding.subscription().state().isLive())
                        .thenComparing(holding -> holding.subscription().changedAt(), Comparator.reverseOrder()))
                .toList();
    }
}
