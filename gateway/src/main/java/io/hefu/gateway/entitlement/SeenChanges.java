package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.identity.PlanCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The changes of the configuration that this node has seen lately, to tell whether what was read is from before one of
 * them. Written, and asked about reads, under the lock of {@link KnownEntitlements}; versions and plans by anybody.
 */
final class SeenChanges {

    private static final int REMEMBERED = 64;

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Map<PlanCode, Long> planChangedAt = new ConcurrentHashMap<>();
    private volatile long version = -1;
    private volatile long planVersion = -1;

    /** From a version, exclusive, to that of the changes. */
    private record Step(long since, EntitlementChanges changes) {}

    /** Of the last change seen; -1 before the first look. */
    long version() {
        return version;
    }

    void see(long since, EntitlementChanges changes) {
        if (steps.size() == REMEMBERED) {
            steps.removeFirst();
        }
        steps.addLast(new Step(since, changes));
        changes.plans().forEach(plan -> planChangedAt.put(plan, changes.version()));
        if (!changes.plans().isEmpty()) {
            planVersion = changes.version();
        }
        version = changes.version();
    }

    /** Whether what was read when this version had been seen may be from before a change. */
    boolean overtook(long asOf, Optional<Entitlement> read) {
        if (asOf == version) {
            return false;
        }
        if (asOf < 0 || steps.isEmpty() || steps.getFirst().since() > asOf) {
            return true;
        }
        return read.isPresent()
                && steps.stream()
                        .filter(step -> step.changes().version() > asOf)
                        .anyMatch(step -> concerns(step.changes(), read.get()));
    }

    /** Whether none of its plans changed since it was read. The usual answer costs one comparison. */
    boolean coverPlansOf(Known known) {
        long newest = planVersion;
        if (known.plansAsOf >= newest) {
            return true;
        }
        for (Grant grant : known.entitlement.grants()) {
            if (planChangedAt.getOrDefault(grant.plan(), -1L) > known.plansAsOf) {
                return false;
            }
        }
        known.plansAsOf = newest;
        return true;
    }

    private static boolean concerns(EntitlementChanges changes, Entitlement entitlement) {
        return changes.applications().contains(entitlement.application())
                || entitlement.grants().stream()
                        .anyMatch(grant -> changes.plans().contains(grant.plan()));
    }
}
