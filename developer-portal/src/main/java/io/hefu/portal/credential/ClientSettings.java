package io.hefu.portal.credential;

import io.hefu.portal.credential.ClientAuthentication.Method;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an application wants of an OAuth 2 client.
 *
 * @param keys for {@link Method#PRIVATE_KEY_JWT} only
 * @param redirectUris where browsers may be sent back to; for {@link GrantType#AUTHORIZATION_CODE} only
 */
public record ClientSettings(
        Method authentication, Optional<ClientKeys> keys, Set<GrantType> grantTypes, List<URI> redirectUris) {

    /** A secret, for 2-legged tokens. */
    public static final ClientSettings ORDINARY =
            new ClientSettings(Method.CLIENT_SECRET, Optional.empty(), Set.of(GrantType.CLIENT_CREDENTIALS), List.of());

    public ClientSettings {
        grantTypes = Set.copyOf(grantTypes);
        redirectUris = List.copyOf(redirectUris);
    }
}
