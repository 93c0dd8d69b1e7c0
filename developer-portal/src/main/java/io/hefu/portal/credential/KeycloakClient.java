package io.hefu.portal.credential;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.credential.ClientAuthentication.PrivateKeyJwt;
import io.hefu.portal.credential.ClientAuthentication.Secret;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;

/** Keycloak's admin REST API. Its client blocks, so it works on threads of its own. */
@Singleton
class KeycloakClient implements IdentityProvider {

    private static final Logger LOG = Logger.getLogger(KeycloakClient.class);
    static final String OPENID_CONNECT = "openid-connect";

    /** What all clients of applications have: short tokens, none to refresh them, PKCE (RFC 7636), CIBA by polling. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "access.token.lifespan", "300",
            "use.refresh.tokens", "false",
            "pkce.code.challenge.method", "S256",
            "ciba.backchannel.token.delivery.mode", "poll");

    private final KeycloakConfig config;
    private final Keycloak keycloak;

    KeycloakClient(KeycloakConfig config) {
        this.config = config;
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(config.url())
                .realm(config.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(config.adminClientId())
                .clientSecret(config.adminClientSecret().orElse(""))
                .build();
    }

    @PreDestroy
    void close() {
        keycloak.close();
    }

    @Override
    public Uni<Void> add(ClientRegistration client) {
        return blocking(() -> {
            addMissingScopes(client.scopes());
            try (Response response = realm().clients().create(representation(client))) {
                if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                    throw new WebApplicationException(response.getStatus());
                }
            }
        });
    }

    @Override
    public Uni<Void> replaceKeys(String clientId, ClientKeys keys) {
        return blocking(() -> {
            for (ClientRepresentation client : realm().clients().findByClientId(clientId)) {
                client.setAttributes(new HashMap<>(client.getAttributes()));
                client.getAttributes().putAll(attributes(keys));
                realm().clients().get(client.getId()).update(client);
            }
        });
    }

    @Override
    public Uni<Void> remove(String clientId) {
        return blocking(() -> realm().clients()
                .findByClientId(clientId)
                .forEach(client -> realm().clients().get(client.getId()).remove()));
    }

    @Override
    public String tokenUrl() {
        return config.url() + "/realms/" + config.realm() + "/protocol/openid-connect/token";
    }

    /** The realm follows the API definitions: a scope that they name and the realm lacks is added to it. */
    private void addMissingScopes(Set<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.add(NorthboundScope.NAME);
        realm().clientScopes().findAll().forEach(known -> missing.remove(known.getName()));
        if (missing.remove(NorthboundScope.NAME)) {
            realm().clientScopes().create(NorthboundScope.representation()).close();
        }
        for (String name : missing) {
            ClientScopeRepresentation scope = new ClientScopeRepresentation();
            scope.setName(name);
            scope.setProtocol(OPENID_CONNECT);
            scope.setAttributes(Map.of("include.in.token.scope", "true", "display.on.consent.screen", "false"));
            realm().clientScopes().create(scope).close();
        }
    }

    private static ClientRepresentation representation(ClientRegistration client) {
        ClientRepresentation representation = new ClientRepresentation();
        representation.setClientId(client.clientId());
        representation.setName(client.name());
        representation.setDescription(client.description());
        representation.setProtocol(OPENID_CONNECT);
        representation.setPublicClient(false);
        Map<String, String> attributes = new HashMap<>(ATTRIBUTES);
        if (client.authentication() instanceof Secret given) {
            representation.setClientAuthenticatorType("client-secret");
            representation.setSecret(given.secret());
        } else if (client.authentication() instanceof PrivateKeyJwt own) {
            representation.setClientAuthenticatorType("client-jwt");
            attributes.putAll(attributes(own.keys()));
        }
        Set<GrantType> grants = client.grantTypes();
        representation.setServiceAccountsEnabled(grants.contains(GrantType.CLIENT_CREDENTIALS));
        representation.setStandardFlowEnabled(grants.contains(GrantType.AUTHORIZATION_CODE));
        representation.setRedirectUris(
                client.redirectUris().stream().map(URI::toString).toList());
        attributes.put("oidc.ciba.grant.enabled", String.valueOf(grants.contains(GrantType.CIBA)));
        representation.setAttributes(attributes);
        representation.setDirectAccessGrantsEnabled(false);
        representation.setFullScopeAllowed(false);
        representation.setDefaultClientScopes(List.of("basic", NorthboundScope.NAME));
        representation.setOptionalClientScopes(List.copyOf(client.scopes()));
        return representation;
    }

    private static Map<String, String> attributes(ClientKeys keys) {
        boolean inline = keys instanceof ClientKeys.Inline;
        return Map.of(
                "use.jwks.string",
                String.valueOf(inline),
                "jwks.string",
                keys instanceof ClientKeys.Inline given ? given.keySet() : "",
                "use.jwks.url",
                String.valueOf(!inline),
                "jwks.url",
                keys instanceof ClientKeys.Published at ? at.url().toString() : "");
    }

    private RealmResource realm() {
        return keycloak.realm(config.realm());
    }

    private static Uni<Void> blocking(Runnable work) {
        return Transactions.elsewhere(() -> Uni.createFrom()
                        .voidItem()
                        .invoke(work)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .subscribeAsCompletionStage())
                .onFailure(KeycloakClient::isKeycloaks)
                .transform(failure -> {
                    LOG.warnf("Keycloak: %s", failure.getMessage());
                    return new RefusedException(PortalRefusal.Plain.IDENTITY_PROVIDER_UNAVAILABLE);
                });
    }

    private static boolean isKeycloaks(Throwable failure) {
        return failure instanceof WebApplicationException || failure instanceof ProcessingException;
    }
}
