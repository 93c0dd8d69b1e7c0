package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.Entitlement;

/** One entitlement as it is remembered. */
final class Known {

    final Entitlement entitlement;

    /** Since room was last looked for; lost updates do no harm. */
    boolean calledLately;

    /** No change of one of its plans up to this version is missing in it. */
    volatile long plansAsOf;

    /** Until then it serves although one of its plans changed: reading it again was tried and failed. */
    volatile long triedAgainAtNanos;

    Known(Entitlement entitlement, long asOf, long nowNanos) {
        this.entitlement = entitlement;
        this.plansAsOf = asOf;
        this.triedAgainAtNanos = nowNanos;
    }
}
