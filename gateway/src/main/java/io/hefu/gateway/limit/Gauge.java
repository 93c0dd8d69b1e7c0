package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.entitlement.WithoutStore;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Optional;

/** One limit as it stands on this node: what is left of it, for calls to take. Safe for many threads. */
interface Gauge {

    /** What became of an attempt to take. */
    enum Taken {
        TAKEN,
        REFUSED,
        /** Nothing is left here, there may be more in the common store: {@link #ask}, then try again. */
        ASK,
        /** The common store cannot be reached, and the plan wants no call that was not counted. */
        NO_STORE
    }

    /** The gauge in force then: another one in each period. */
    default Gauge at(long nowMillis) {
        return this;
    }

    /** Takes all of the amount or nothing, without waiting. */
    Taken take(long amount, WithoutStore withoutStore, long nowMillis);

    void giveBack(long amount);

    /** Completes, on any thread, once the store was asked for the amount. Never fails. */
    default Uni<Void> ask(long amount) {
        return Uni.createFrom().voidItem();
    }

    long remaining(long nowMillis);

    /** Until all is back, rounded up; {@link LimitState#NO_RESET} where time brings nothing back. */
    long resetSeconds(long nowMillis);

    /** Until the amount may be taken: 0 for now, {@link #NEVER} where waiting does not help. */
    long waitMillis(long amount, long nowMillis);

    long NEVER = -1;

    /** The first day of the next period, where there are periods. */
    default Optional<LocalDate> renewsOn() {
        return Optional.empty();
    }

    /** Holds calls to a changed limit from now on. */
    void fit(Limit limit);

    /** Before the node stops: returns what it holds of the common store's. */
    default Uni<Void> close() {
        return Uni.createFrom().voidItem();
    }
}
