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
 * subscriber there is nobody to ask: the capability refuses it by CAMARA's identifier rules. In the sandbox a number says itself whether
 * it has consented.
 */
public final class Consent implements Stage {

    /** The last digits of the numbers that have not consented there; in the definitions, {@code x-hefu-sandbox}. */
    private static final String REFUSING_IN_THE_SANDBOX = "0010";

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
        return caller.subscriber()
                .or(() -> named(exchange, data.get()))
                .map(subscriber -> demand(subscriber, caller, data.get()))
                .orElseGet(() -> DONE);
    }

    private Uni<Void> demand(PhoneNumber subscriber, Caller caller, PersonalData data) {
        if (caller.entitlement().environment() == Environment.SANDBOX) {
            if (subscriber.value().endsWith(REFUSING_IN_THE_SANDBOX)) {
                throw new RefusedException(new GatewayRefusal.ConsentMissing(data.purpose()));
            }
            return DONE;
        }
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
