package io.hefu.portal.credential;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Who vouches for OAuth 2 clients. Every method fails with
 * {@link io.hefu.portal.refusal.PortalRefusal.IdentityProviderUnavailable} when it cannot be done now.
 */
public interface IdentityProvider {

    /** Lets the client get access tokens by its grants, and ask for these scopes. */
    Uni<Void> add(ClientRegistration client);

    /** From now on the client authenticates with these keys and no others. */
    Uni<Void> replaceKeys(String clientId, ClientKeys keys);

    /** Nothing happens when there is none of that id. */
    Uni<Void> remove(String clientId);

    /** Where clients get their access tokens. */
    String tokenUrl();

    /**
     * @param redirectUris for the authorization-code grant
     * @param description whose it is, for the identity provider's own console
     * @param scopes that it may ask for; what it may do is its application's entitlement
     */
    record ClientRegistration(
            String clientId,
            ClientAuthentication authentication,
            Set<GrantType> grantTypes,
            List<URI> redirectUris,
            String name,
            String description,
            Set<String> scopes) {

        public ClientRegistration {
            grantTypes = Set.copyOf(grantTypes);
            redirectUris = List.copyOf(redirectUris);
            scopes = Set.copyOf(scopes);
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "ClientRegistration[" + clientId + "]";
        }
    }
}
