package io.hefu.gateway.alert;

import io.hefu.core.call.Owner;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.LimitState;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;

/** Looks where the call has left its quota, refused or not. Nothing waits for it. */
public final class Alert implements Stage {

    private final QuotaAlerts alerts;

    public Alert(QuotaAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public Uni<Void> apply(Exchange exchange) {
        exchange.limits().ifPresent(limits -> look(exchange, limits));
        return DONE;
    }

    private void look(Exchange exchange, LimitState limits) {
        Entitlement entitlement = exchange.caller().entitlement();
        alerts.see(
                new Owner(entitlement.application(), entitlement.environment()),
                exchange.grant(),
                limits.quota().calls() - limits.quotaRemaining(),
                exchange.receivedAt());
    }
}
