package io.hefu.portal.limit;

import io.hefu.core.money.Money;
import java.util.Optional;

/**
 * All that is set for one subject.
 *
 * @param spendADay most that an application's calls may cost in a day; its owner's choice
 * @param version grows with every change; 0 for a subject that nothing was ever set for
 */
public record LimitSet(
        LimitSubject subject, CallLimits calls, Optional<Money> spendADay, Optional<Money> spendAMonth, int version) {

    static LimitSet none(LimitSubject subject) {
        return new LimitSet(subject, CallLimits.NONE, Optional.empty(), Optional.empty(), 0);
    }

    LimitSet with(CallLimits changed) {
        return new LimitSet(subject, changed, spendADay, spendAMonth, version + 1);
    }

    LimitSet withSpendCaps(Optional<Money> day, Optional<Money> month) {
        return new LimitSet(subject, calls, day, month, version + 1);
    }
}
