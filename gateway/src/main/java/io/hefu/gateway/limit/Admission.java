package io.hefu.gateway.limit;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.LimitKind;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.PlanCode;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.RateLimitHeaders;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The limits that hold the calls of one operation under one grant, ready to be asked: worked out once, for all its calls.
 *
 * @param limits in the order in which they are asked
 * @param weight how many calls one call counts as against rates and quotas
 * @param policy the value of the header {@code RateLimit-Policy}
 */
record Admission(
        PlanCode plan,
        List<AppliedLimit> limits,
        List<Gauge> gauges,
        int weight,
        WithoutStore withoutStore,
        String policy,
        boolean hasConcurrency) {

    private static final Comparator<AppliedLimit> ORDER = Comparator.comparing(
                    (AppliedLimit applied) -> applied.limit().kind())
            .thenComparing(AppliedLimit::level);

    /** Of the limits of calls. */
    static Admission ofCalls(Grant grant, Operation operation, Gauges gauges) {
        return of(grant, operation, gauges, kind -> !kind.isMoney());
    }

    /** Of the limits of money. */
    static Admission ofMoney(Grant grant, Operation operation, Gauges gauges) {
        return of(grant, operation, gauges, LimitKind::isMoney);
    }

    private static Admission of(Grant grant, Operation operation, Gauges gauges, Predicate<LimitKind> kinds) {
        OperationName name = operation.name();
        List<AppliedLimit> limits = grant.limits().stream()
                .filter(applied -> kinds.test(applied.limit().kind()) && holds(applied, name))
                .sorted(ORDER)
                .toList();
        return new Admission(
                grant.plan(),
                limits,
                limits.stream()
                        .map(applied -> gauges.of(applied, grant.subscription()))
                        .toList(),
                grant.weights().getOrDefault(name, operation.metering().weight()),
                grant.withoutStore(),
                limits.stream().map(RateLimitHeaders::policy).collect(Collectors.joining(", ")),
                limits.stream().anyMatch(applied -> applied.limit().kind() == LimitKind.CONCURRENCY));
    }

    private static boolean holds(AppliedLimit applied, OperationName operation) {
        return switch (applied.level()) {
            case OPERATOR, PLAN, APPLICATION -> true;
            case PRODUCT -> applied.subject().equals(operation.api().value());
            case OPERATION -> applied.subject().equals(operation.toString());
        };
    }

    /** What one call takes of a limit. A weight above what may come at once takes all of that, or it could never pass. */
    long amount(int index) {
        AppliedLimit applied = limits.get(index);
        return switch (applied.limit().kind()) {
            case SPIKE_ARREST, CONCURRENCY -> 1;
            case RATE -> Math.min(weight, applied.limit().most());
            case QUOTA_DAY, QUOTA_MONTH -> weight;
            case SPEND_DAY, SPEND_MONTH, PREPAID ->
                throw new IllegalStateException("money is taken by the price, not by the weight");
        };
    }
}
