package io.hefu.gateway.exchange;

import io.hefu.core.entitlement.LimitState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a call stands against all its limits, told in the headers of its answer.
 *
 * @param policy the value of {@code RateLimit-Policy}; the same for every call of an operation under a grant
 * @param states nearest first
 */
public record LimitStates(String policy, List<LimitState> states) {

    public static final LimitStates NONE = new LimitStates("", List.of());

    private static final Comparator<LimitState> NEAREST_FIRST = Comparator.comparingDouble(LimitState::share);

    /** @param states in any order; taken over */
    public static LimitStates nearestFirst(String policy, List<LimitState> states) {
        states.sort(NEAREST_FIRST);
        return new LimitStates(policy, states);
    }

    public LimitStates and(LimitStates others) {
        if (states.isEmpty()) {
            return others;
        }
        List<LimitState> all = new ArrayList<>(states);
        all.addAll(others.states);
        return others.states.isEmpty() ? this : nearestFirst(policy + ", " + others.policy, all);
    }
}
