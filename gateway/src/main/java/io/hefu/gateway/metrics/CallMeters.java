package io.hefu.gateway.metrics;

import io.hefu.core.identity.ApiName;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times calls by API, operation, environment, class of status and refusing stage, and by nothing that callers can
 * choose. Operations beyond the first {@value #MOST_OPERATIONS} that were called are one, {@code other}.
 */
public final class CallMeters {

    static final int MOST_OPERATIONS = 2_000;

    private final MeterRegistry registry;
    private final OperationMeters unmatched;
    private final OperationMeters others;
    private final Map<Name, OperationMeters> operations = new ConcurrentHashMap<>();

    public CallMeters(MeterRegistry registry) {
        this.registry = registry;
        this.unmatched = new OperationMeters(registry, "none", "none");
        this.others = new OperationMeters(registry, "other", "other");
    }

    /** @param nanos from receiving the call until now */
    public void answered(Exchange exchange, int status, long nanos) {
        OperationMeters meters = exchange.hasOperation() ? of(exchange.operation()) : unmatched;
        meters.answered(
                exchange.authenticated().map(caller -> caller.entitlement().environment()), status, nanos);
        if (exchange.refusal().isPresent()) {
            exchange.reached().ifPresent(meters::refusedBy);
        }
    }

    private OperationMeters of(Operation operation) {
        Name name = new Name(operation.api(), operation.operationId());
        OperationMeters known = operations.get(name);
        if (known != null) {
            return known;
        }
        return operations.size() < MOST_OPERATIONS
                ? operations.computeIfAbsent(
                        name, fresh -> new OperationMeters(registry, fresh.api().value(), fresh.operationId()))
                : others;
    }

    private record Name(ApiName api, String operationId) {}
}
