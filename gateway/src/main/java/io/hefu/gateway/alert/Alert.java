package io.hefu.gateway.alert;

import io.hefu.core.call.Owner;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.entitlement.Quota;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import java.util.concurrent.CompletionStage;

/** Looks where the call has left its quota, refused or not. Nothing waits for it. */
public final class Alert implements Stage {

    private final QuotaAlerts alerts;

    public Alert(QuotaAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        for (LimitState state : exchange.limits().states()) {
            AppliedLimit limit = state.limit();
            if (limit.limit() instanceof Quota quota && isTheApplications(limit.level())) {
                look(exchange, limit, quota.calls() - state.remaining());
            }
        }
        return DONE;
    }

    /** What all share tells none of them anything about itself. */
    private static boolean isTheApplications(LimitLevel level) {
        return level != LimitLevel.OPERATOR && level != LimitLevel.PRODUCT;
    }

    private void look(Exchange exchange, AppliedLimit limit, long used) {
        Entitlement entitlement = exchange.caller().entitlement();
        alerts.see(
                new Owner(entitlement.application(), entitlement.environment()),
                exchange.grant(),
                limit,
                used,
                exchange.receivedAt());
    }
}
