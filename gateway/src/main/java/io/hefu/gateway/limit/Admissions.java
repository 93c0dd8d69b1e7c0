package io.hefu.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.identity.OperationName;
import io.hefu.gateway.definition.Operation;
import java.util.concurrent.ConcurrentHashMap;

/** Admissions of the grants in force, forgotten with the grant: a changed limit comes with another one. */
public final class Admissions {

    private final Gauges gauges;
    private final Cache<Grant, OfGrant> known = Caffeine.newBuilder().weakKeys().build();

    public Admissions(Gauges gauges) {
        this.gauges = gauges;
    }

    private record OfOperation(Admission calls, Admission money) {}

    private static final class OfGrant {
        private final ConcurrentHashMap<OperationName, OfOperation> operations = new ConcurrentHashMap<>();
    }

    Admission ofCalls(Grant grant, Operation operation) {
        return of(grant, operation).calls();
    }

    Admission ofMoney(Grant grant, Operation operation) {
        return of(grant, operation).money();
    }

    private OfOperation of(Grant grant, Operation operation) {
        OfGrant ofGrant = known.getIfPresent(grant);
        if (ofGrant == null) {
            ofGrant = known.get(grant, absent -> new OfGrant());
        }
        OperationName key = operation.name();
        OfOperation found = ofGrant.operations.get(key);
        return found != null
                ? found
                : ofGrant.operations.computeIfAbsent(
                        key,
                        absent -> new OfOperation(
                                Admission.ofCalls(grant, operation, gauges),
                                Admission.ofMoney(grant, operation, gauges)));
    }
}
