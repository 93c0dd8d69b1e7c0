package io.hefu.core.decision;

import io.hefu.core.entitlement.LimitState;
import io.hefu.core.identity.OperationName;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What would become of a call at this moment, on the node that was asked. The request's body, and so its validity and the
 * subscriber's consent, are not looked at.
 *
 * @param operation that the path means; empty when none
 * @param objection why it would be refused; empty when it would pass
 * @param limits that hold it, nearest first
 * @param cost what it would cost; empty when it would not be charged
 */
public record Decision(
        Optional<OperationName> operation,
        Optional<Objection> objection,
        List<LimitState> limits,
        Optional<Money> cost) {

    public Decision {
        limits = List.copyOf(limits);
    }

    public boolean wouldPass() {
        return objection.isEmpty();
    }

    /** @param stage of the gateway's pipeline that would refuse: {@code limit} */
    public record Objection(String stage, ErrorCode code, String message, Optional<Duration> retryAfter) {

        public static Objection of(String stage, Refusal refusal) {
            return new Objection(stage, refusal.code(), refusal.message(), refusal.retryAfter());
        }
    }
}
