package io.hefu.gateway.consent;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.PersonalData;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Demands the subscriber's consent where personal data is processed (《个人信息保护法》 art. 13). Where the request names no
 * subscriber there is nobody to ask: the capability refuses it by CAMARA's identifier rules. The sandbox knows no persons.
 */
public final class Consent implements Stage {

    private final KnownConsents consents;

    public Consent(KnownConsents consents) {
        this.consents = consents;
    }

    @Override
    public Uni<Void> apply(Exchange exchange) {
        Caller caller = exchange.caller();
        Optional<PersonalData> data = exchange.operation().personalData();
        if (data.isEmpty()) {
            return DONE;
        }
        if (exchange.operation().hosted().isPresent()) {
            return demand(partnersSubscriber(exchange, data.get()), caller, data.get());
        }
        if (caller.entitlement().environment() == Environment.SANDBOX) {
            return DONE;
        }
        return caller.subscriber()
                .or(() -> named(exchange, data.get()))
                .map(subscriber -> demand(subscriber, caller, data.get()))
                .orElseGet(() -> DONE);
    }

    /** A partner knows neither the sandbox nor the identifier rules: whose data it is must be clear before it is asked. */
    private static PhoneNumber partnersSubscriber(Exchange exchange, PersonalData data) {
        Optional<PhoneNumber> named = named(exchange, data);
        Optional<PhoneNumber> ofToken = exchange.caller().subscriber();
        if (named.isPresent() && ofToken.isPresent() && !named.equals(ofToken)) {
            throw new RefusedException(new GatewayRefusal.OtherSubscriber());
        }
        return named.or(() -> ofToken).orElseThrow(() -> new RefusedException(new GatewayRefusal.NoSubscriber()));
    }

    private Uni<Void> demand(PhoneNumber subscriber, Caller caller, PersonalData data) {
        return consents.inForce(subscriber, caller.entitlement().application(), data.purpose())
                .onFailure()
                .transform(failure -> new RefusedException(new GatewayRefusal.Unavailable("The subscriber's consent")))
                .invoke(given -> {
                    if (!given) {
                        throw new RefusedException(new GatewayRefusal.ConsentMissing(data.purpose()));
                    }
                })
                .replaceWithVoid();
    }

    private static Optional<PhoneNumber> named(Exchange exchange, PersonalData data) {
        return Optional.of(exchange.body().at(data.subscriber()).asText(""))
                .filter(PhoneNumber::isValid)
                .map(PhoneNumber::new);
    }
}
