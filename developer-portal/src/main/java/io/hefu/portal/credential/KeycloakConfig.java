package io.hefu.portal.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the portal reaches Keycloak. */
@ConfigMapping(prefix = "hefu.keycloak")
interface KeycloakConfig {

    /** Base address of Keycloak, as clients reach it too: {@code http://127.0.0.1:8180}. */
    @WithDefault("http://127.0.0.1:8180")
    String url();

    /** The realm with the people and clients of this platform. */
    @WithDefault("hefu")
    String realm();

    /** The client whose service account may manage the realm's clients. */
    @WithDefault("hefu-admin")
    String adminClientId();

    /** Its secret; without one, no OAuth 2 clients can be created. */
    Optional<String> adminClientSecret();

    /** The secret of the client {@code hefu-portal}, through which people sign in. */
    Optional<String> portalClientSecret();
}
