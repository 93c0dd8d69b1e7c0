package io.hefu.billing.reconciliation;

import io.hefu.core.call.CallId;

/** What waits here and is not in our account yet. Asked only about calls that the other side has and we have not. */
@FunctionalInterface
public interface OurSuspense {

    OurSuspense EMPTY = call -> false;

    boolean contains(CallId call);
}
