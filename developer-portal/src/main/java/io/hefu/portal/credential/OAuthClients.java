package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.credential.IdentityProvider.ClientRegistration;
import io.hefu.portal.member.Member;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth 2 clients of a member's applications: confidential ones for the client-credentials grant. The identity
 * provider keeps their secrets.
 *
 * <p>A client may ask for the scopes of every published API. A scope says what a token is meant for; what the client may
 * do follows from its application's subscriptions, which change while tokens live.
 */
@Singleton
public class OAuthClients {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 40;

    private final Credentials credentials;
    private final IdentityProvider identityProvider;
    private final PublishedApis apis;
    private final Clock clock;
    private final RandomGenerator random;

    OAuthClients(
            Credentials credentials,
            IdentityProvider identityProvider,
            PublishedApis apis,
            Clock clock,
            RandomGenerator random) {
        this.credentials = credentials;
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
            Member member, ApplicationId application, @Nullable String name, Environment environment) {
        Credential credential = new Credential(
                new CredentialId("hefu-" + environment.keyMark() + "-" + characters(ID_LENGTH)),
                Credential.Kind.OAUTH_CLIENT,
                application,
                environment,
                CredentialName.of(name).value(),
                clock.instant(),
                member.username(),
                Optional.empty());
        String secret = characters(SECRET_LENGTH);
        return credentials
                .checkRoom(member, application, credential.kind())
                .chain(() -> identityProvider.add(registration(credential, secret)))
                .chain(() -> credentials
                        .add(member, credential, Optional.empty())
                        .onFailure()
                        .call(() -> identityProvider.remove(credential.id().value())))
                .map(added -> new NewClient(added, secret, identityProvider.tokenUrl()));
    }

    /** Newest first, revoked ones included. */
    public Uni<List<Credential>> list(Member member, ApplicationId application) {
        return credentials.list(member, application, Credential.Kind.OAUTH_CLIENT);
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

    private ClientRegistration registration(Credential credential, String secret) {
        return new ClientRegistration(
                credential.id().value(),
                secret,
                credential.name(),
                "application " + credential.application(),
                apis.scopes());
    }

    private String characters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
