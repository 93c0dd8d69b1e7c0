package io.hefu.gateway.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Which access tokens are taken on the northbound APIs. */
@ConfigMapping(prefix = "hefu.access-token")
interface AccessTokenConfig {

    /** The {@code iss} that they have: the identity provider's realm. */
    String issuer();

    /** Where its signing keys are published (RFC 7517). */
    URI keySetUrl();

    /** The {@code aud} that they must be for. */
    @WithDefault("hefu-api")
    String audience();
}
