package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Grant;
import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.gateway.definition.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The admissions of each subscription, worked out on first use and again when what was granted changes. */
public final class Admissions {

    private final Gauges gauges;
    private final Map<SubscriptionId, OfSubscription> known = new ConcurrentHashMap<>();

    public Admissions(Gauges gauges) {
        this.gauges = gauges;
    }

    Admission ofCalls(Grant grant, Operation operation) {
        return of(grant, operation).calls();
    }

    Admission ofMoney(Grant grant, Operation operation) {
        return of(grant, operation).money();
    }

    private OfOperation of(Grant grant, Operation operation) {
        OfSubscription found = known.get(grant.subscription());
        if (found == null || !found.isOf(grant)) {
            found = new OfSubscription(grant);
            known.put(grant.subscription(), found);
        }
        return found.of(grant, operation, gauges);
    }

    private record OfOperation(Admission calls, Admission money) {}

    private static final class OfSubscription {

        private final Grant first;

        /** Copied when one is added: a subscription has few, and there are a million subscriptions. */
        private volatile Map<OperationName, OfOperation> operations = Map.of();

        OfSubscription(Grant first) {
            this.first = first;
        }

        /** The grants of a subscription's credentials are equal, and mostly share their parts. */
        boolean isOf(Grant grant) {
            return grant == first || grant.equals(first);
        }

        OfOperation of(Grant grant, Operation operation, Gauges gauges) {
            OfOperation found = operations.get(operation.name());
            return found != null ? found : add(grant, operation, gauges);
        }

        private synchronized OfOperation add(Grant grant, Operation operation, Gauges gauges) {
            Map<OperationName, OfOperation> more = new HashMap<>(operations);
            OfOperation added = more.computeIfAbsent(
                    operation.name(),
                    absent -> new OfOperation(
                            Admission.ofCalls(grant, operation, gauges), Admission.ofMoney(grant, operation, gauges)));
            operations = Map.copyOf(more);
            return added;
        }
    }
}
