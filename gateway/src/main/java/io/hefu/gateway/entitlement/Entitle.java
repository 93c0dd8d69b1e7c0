package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.Stage;
import java.util.concurrent.CompletionStage;

/** Checks that the caller may use this operation: in good standing, from here, with the scope, and subscribed. */
public final class Entitle implements Stage {

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        Caller caller = exchange.caller();
        Operation operation = exchange.operation();
        if (caller.entitlement().standing() == Standing.SUSPENDED) {
            throw new RefusedException(GatewayRefusal.Plain.SUSPENDED);
        }
        CredentialConstraints constraints = caller.entitlement().constraints();
        if (!constraints.addresses().isEmpty()
                && !constraints.allowAddress(exchange.request().remoteAddress())) {
            throw new RefusedException(GatewayRefusal.Plain.ADDRESS_NOT_ALLOWED);
        }
        if (!constraints.allowScope(operation.scope())) {
            throw new RefusedException(new GatewayRefusal.KeyScopeMissing(operation.scope()));
        }
        if (!caller.mayUse(operation.scope())) {
            throw new RefusedException(new GatewayRefusal.ScopeMissing(operation.scope()));
        }
        exchange.grant(caller.entitlement()
                .grantFor(operation.api())
                .orElseThrow(() -> new RefusedException(new GatewayRefusal.NotSubscribed(operation.api()))));
        return DONE;
    }
}
