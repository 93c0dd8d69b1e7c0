package io.hefu.gateway.idempotency;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.Exchange;

/**
 * What an {@code Idempotency-Key} names: one call of one operation, by one application, in one environment. The same key
 * anywhere else names something else.
 *
 * @param operation method and path template
 * @param keyHash of the key, which a caller may have made of what is nobody else's business
 */
public record ScopedKey(ApplicationId application, Environment environment, String operation, byte[] keyHash) {

    static final String HEADER = "Idempotency-Key";

    private static final int MOST_CHARACTERS = 255;

    static ScopedKey of(String key, Exchange exchange, RequestHash hash) {
        if (key.isEmpty() || key.length() > MOST_CHARACTERS || !key.chars().allMatch(ScopedKey::isVisible)) {
            throw new RefusedException(new InvalidArgument(
                    HEADER, "must be 1 to " + MOST_CHARACTERS + " visible ASCII characters, such as a UUID"));
        }
        Entitlement entitlement = exchange.caller().entitlement();
        Operation operation = exchange.operation();
        return new ScopedKey(
                entitlement.application(),
                entitlement.environment(),
                operation.method() + " " + operation.path().text(),
                hash.ofKey(key));
    }

    private static boolean isVisible(int character) {
        return character > ' ' && character < 0x7F;
    }
}
