package io.hefu.gateway.limit;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.ApiDefinitionReader;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.LimitReached;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A gateway node reduced to its limits, and calls of {@code echo:listEchoes} that come to it. */
final class Node {

    static final Operation LIST_ECHOES = ApiDefinitionReader.fromClassPath("openapi/echo.yaml").operations().stream()
            .filter(operation -> operation.operationId().equals("listEchoes"))
            .findFirst()
            .orElseThrow();

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    final MemoryLimits limits;
    private final Admissions admissions;
    private final LongSupplier clockMillis;

    Node() {
        this(new MemoryLimits(START));
    }

    Node(MemoryLimits limits) {
        this(limits, limits.gauges(), limits.time::millis);
    }

    /** On real stores, in real time. */
    Node(Gauges gauges, LongSupplier clockMillis) {
        this(new MemoryLimits(START), gauges, clockMillis);
    }

    private Node(MemoryLimits limits, Gauges gauges, LongSupplier clockMillis) {
        this.limits = limits;
        this.admissions = new Admissions(gauges);
        this.clockMillis = clockMillis;
    }

    static Grant grant(AppliedLimit... limits) {
        return heavy(1, limits);
    }

    static Grant heavy(int weight, AppliedLimit... limits) {
        return grant(weight, WithoutStore.LOCAL_SHARE, limits);
    }

    static Grant grant(int weight, WithoutStore withoutStore, AppliedLimit... limits) {
        return new Grant(
                new SubscriptionId(new UUID(0, 7)),
                new PlanCode("standard"),
                Set.of(new ApiName("echo")),
                List.of(limits),
                Map.of(new OperationName(new ApiName("echo"), "listEchoes"), weight),
                withoutStore);
    }

    Call call(Grant grant) {
        return enter(Passage.byWeight(admissions.ofCalls(grant, LIST_ECHOES)));
    }

    /** A call that may cost so much. */
    Call buy(Grant grant, long mostMicroYuan) {
        return enter(Passage.byPrice(admissions.ofMoney(grant, LIST_ECHOES), mostMicroYuan));
    }

    private Call enter(Passage passage) {
        try {
            passage.enter(clockMillis, Runnable::run).await().indefinitely();
            return new Call(this, passage, Optional.empty());
        } catch (RefusedException refused) {
            return new Call(this, passage, Optional.of(refused.refusal()));
        }
    }

    long passing(Grant grant, int calls) {
        return IntStream.range(0, calls).filter(i -> call(grant).passed()).count();
    }

    long passingInParallel(Grant grant, int calls) {
        return IntStream.range(0, calls)
                .parallel()
                .filter(i -> call(grant).passed())
                .count();
    }

    record Call(Node node, Passage passage, Optional<Refusal> refused) {

        boolean passed() {
            return refused.isEmpty();
        }

        LimitReached refusal() {
            return (LimitReached) refused.orElseThrow();
        }

        Optional<String> reached() {
            return refused.map(refusal -> ((LimitReached) refusal).reached().name());
        }

        Map<String, Long> remaining() {
            return passage.states(node.clockMillis.getAsLong()).states().stream()
                    .collect(Collectors.toMap(state -> state.limit().name(), LimitState::remaining));
        }

        void end() {
            passage.endConcurrency();
        }

        void costs(long microYuan) {
            passage.settle(microYuan);
        }
    }
}
