package io.hefu.gateway.consent;

import io.hefu.core.call.Environment;
import io.hefu.core.consent.Purpose;
import io.hefu.core.identifier.IdentifiedSubscriber;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.PersonalData;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.Stage;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Where personal data is processed: tells whose (CAMARA's identifier rules) and what for (the access token's purpose, or
 * the operation's), and demands that subscriber's consent to that purpose (《个人信息保护法》 art. 13). In our sandbox a number
 * says itself whether it has consented.
 */
public final class Consent implements Stage {

    /** The last digits of the numbers that have not consented there; in the definitions, {@code x-hefu-sandbox}. */
    private static final String REFUSING_IN_THE_SANDBOX = "0010";

    private final KnownConsents consents;

    public Consent(KnownConsents consents) {
        this.consents = consents;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        Optional<PersonalData> processed = exchange.operation().personalData();
        if (processed.isEmpty()) {
            return DONE;
        }
        PersonalData data = processed.get();
        Caller caller = exchange.caller();
        Purpose purpose = purpose(caller, data);
        PhoneNumber subscriber = IdentifiedSubscriber.of(caller.subscriber(), data.given(exchange.body()))
                .phoneNumber();
        if (!isFictitious(exchange)) {
            return demand(subscriber, caller, purpose, exchange.executor());
        }
        if (subscriber.value().endsWith(REFUSING_IN_THE_SANDBOX)) {
            throw new RefusedException(new GatewayRefusal.ConsentMissing(purpose));
        }
        return DONE;
    }

    /** Our sandbox knows no persons; a partner does not know our sandbox. */
    private static boolean isFictitious(Exchange exchange) {
        return exchange.caller().entitlement().environment() == Environment.SANDBOX
                && exchange.operation().hosted().isEmpty();
    }

    private static Purpose purpose(Caller caller, PersonalData data) {
        Purpose purpose = TokenPurpose.of(caller).orElse(data.purpose());
        if (!data.allows(purpose)) {
            throw new RefusedException(new GatewayRefusal.PurposeNotAllowed(purpose));
        }
        return purpose;
    }

    private CompletionStage<Void> demand(PhoneNumber subscriber, Caller caller, Purpose purpose, Executor executor) {
        return consents.inForce(subscriber, caller.entitlement().application(), purpose)
                .onFailure()
                .transform(failure -> new RefusedException(new GatewayRefusal.Unavailable("The subscriber's consent")))
                .emitOn(executor)
                .invoke(given -> {
                    if (!given) {
                        throw new RefusedException(new GatewayRefusal.ConsentMissing(purpose));
                    }
                })
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }
}
