package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.credential.ClientAuthentication.PrivateKeyJwt;
import io.hefu.portal.credential.ClientAuthentication.Secret;
import io.hefu.portal.credential.IdentityProvider.ClientRegistration;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth 2 clients of a member's applications: confidential ones, with a secret or with keys of their own, for tokens
 * that speak for the application alone or for a subscriber. The identity provider keeps secrets and keys.
 *
 * <p>A client may ask for the scopes of every published API. A scope says what a token is meant for; what the client may
 * do follows from its application's subscriptions, which change while tokens live.
 */
@Singleton
public class OAuthClients {

    private static final int ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 40;

    private final Credentials credentials;
    private final OAuthClientStore store;
    private final Transactions transactions;
    private final KeySetAddresses keySetAddresses;
    private final IdentityProvider identityProvider;
    private final PublishedApis apis;
    private final Clock clock;
    private final RandomGenerator random;

    OAuthClients(
            Credentials credentials,
            OAuthClientStore store,
            Transactions transactions,
            KeySetAddresses keySetAddresses,
            IdentityProvider identityProvider,
            PublishedApis apis,
            Clock clock,
            RandomGenerator random) {
        this.credentials = credentials;
        this.store = store;
        this.transactions = transactions;
        this.keySetAddresses = keySetAddresses;
        this.identityProvider = identityProvider;
        this.apis = apis;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The identity provider first, our own record last: a client that only the provider knows can do nothing.
     *
     * @param name 1 to 100 characters
     */
    public Uni<NewClient> create(
            Member member,
            ApplicationId application,
            @Nullable String name,
            Environment environment,
            ClientSettings settings) {
        Credential credential = new Credential(
                new CredentialId("hefu-" + environment.keyMark() + "-" + RandomText.of(random, ID_LENGTH)),
                Credential.Kind.OAUTH_CLIENT,
                application,
                environment,
                CredentialName.of(name).value(),
                clock.instant(),
                member.username(),
                Optional.empty());
        ClientAuthentication authentication = settings.keys()
                .<ClientAuthentication>map(PrivateKeyJwt::new)
                .orElseGet(() -> new Secret(RandomText.of(random, SECRET_LENGTH)));
        return credentials
                .checkRoom(member, application, credential.kind())
                .chain(() -> requireOutside(settings.keys()))
                .chain(() -> identityProvider.add(registration(credential, authentication, settings)))
                .chain(() -> credentials
                        .add(member, credential, Optional.empty(), () -> store.add(credential.id(), settings))
                        .onFailure()
                        .call(() -> identityProvider.remove(credential.id().value())))
                .map(added -> new NewClient(
                        new OAuthClient(added, settings), secret(authentication), identityProvider.tokenUrl()));
    }

    /** Newest first, revoked ones included. */
    public Uni<List<OAuthClient>> list(Member member, ApplicationId application) {
        return credentials
                .list(member, application, Credential.Kind.OAUTH_CLIENT)
                .flatMap(clients -> transactions.reading(() -> store.withSettings(clients)));
    }

    /**
     * Rotates the keys of a client that authenticates with {@code private_key_jwt}: those before are refused at once, so
     * send old and new ones first to have both.
     */
    public Uni<Void> replaceKeys(Member member, ApplicationId application, CredentialId client, ClientKeys keys) {
        return transactions
                .writing(() -> credentials
                        .reserve(member, application, client)
                        .chain(() -> store.find(client))
                        .invoke(OAuthClients::requireKeys)
                        .chain(() -> credentials.recordChange(member, "keys-replaced", client)))
                .chain(() -> requireOutside(Optional.of(keys)))
                .chain(() -> identityProvider.replaceKeys(client.value(), keys));
    }

    /**
     * Calls with its tokens are refused within a second, whatever becomes of the identity provider. May be repeated, and
     * should be when the provider was not available.
     */
    public Uni<Void> revoke(Member member, ApplicationId application, CredentialId client) {
        return credentials
                .revoke(member, application, client, Credential.Kind.OAUTH_CLIENT)
                .chain(() -> identityProvider.remove(client.value()));
    }

    private Uni<Void> requireOutside(Optional<ClientKeys> keys) {
        return keys.map(keySetAddresses::require)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void requireKeys(@Nullable OAuthClientEntity client) {
        if (client == null || client.authentication != ClientAuthentication.Method.PRIVATE_KEY_JWT) {
            throw new RefusedException(new NotFound(Thing.CLIENT));
        }
    }

    private static Optional<String> secret(ClientAuthentication authentication) {
        return authentication instanceof Secret given ? Optional.of(given.secret()) : Optional.empty();
    }

    private ClientRegistration registration(
            Credential credential, ClientAuthentication authentication, ClientSettings settings) {
        return new ClientRegistration(
                credential.id().value(),
                authentication,
                settings.grantTypes(),
                settings.redirectUris(),
                credential.name(),
                "application " + credential.application(),
                apis.scopes());
    }
}
