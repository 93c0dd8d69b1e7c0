package io.hefu.gateway.hosting;

import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.SigningSecret;
import io.hefu.gateway.signature.HmacKey;
import io.hefu.gateway.signature.SigningKey;
import java.time.Clock;
import java.util.Optional;

/** Signs the calls to each API as its partner has chosen. */
final class CallSigners {

    private final CallSigner own;
    private final Clock clock;

    /** @param ownKey of the gateways, for all partners that share no secret with them */
    CallSigners(SigningKey ownKey, Clock clock) {
        this.own = new CallSigner(ownKey, clock);
        this.clock = clock;
    }

    /** Empty where calls are not to be signed. */
    Optional<CallSigner> of(HostedApi api) {
        return switch (api.policy().signing()) {
            case ED25519 -> Optional.of(own);
            case HMAC_SHA256 -> {
                SigningSecret secret = api.signingSecret().orElseThrow();
                yield Optional.of(new CallSigner(new HmacKey(secret.keyId(), secret.bytes()), clock));
            }
            case NONE -> Optional.empty();
        };
    }
}
