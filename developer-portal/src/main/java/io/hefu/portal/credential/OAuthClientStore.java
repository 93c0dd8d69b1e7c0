package io.hefu.portal.credential;

import io.hefu.core.identity.CredentialId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How OAuth 2 clients were registered; their keys and secrets are the identity provider's. */
@Singleton
class OAuthClientStore implements PanacheRepositoryBase<OAuthClientEntity, String> {

    Uni<Void> add(CredentialId client, ClientSettings settings) {
        OAuthClientEntity entity = new OAuthClientEntity();
        entity.credentialId = client.value();
        entity.authentication = settings.authentication();
        entity.grantTypes =
                settings.grantTypes().stream().map(GrantType::name).sorted().toArray(String[]::new);
        entity.redirectUris =
                settings.redirectUris().stream().map(URI::toString).toArray(String[]::new);
        return persist(entity).replaceWithVoid();
    }

    /** Null when the client was registered before its settings were kept: an ordinary one. */
    Uni<@Nullable OAuthClientEntity> find(CredentialId client) {
        return findById(client.value());
    }

    Uni<List<OAuthClient>> withSettings(List<Credential> clients) {
        List<String> ids = clients.stream().map(client -> client.id().value()).toList();
        return list("credentialId in ?1", ids).map(found -> {
            Map<String, OAuthClientEntity> byId =
                    found.stream().collect(Collectors.toMap(entity -> entity.credentialId, Function.identity()));
            return clients.stream()
                    .map(client -> new OAuthClient(
                            client, settings(byId.get(client.id().value()))))
                    .toList();
        });
    }

    private static ClientSettings settings(@Nullable OAuthClientEntity entity) {
        return entity == null
                ? ClientSettings.ORDINARY
                : new ClientSettings(
                        entity.authentication,
                        Optional.empty(),
                        Arrays.stream(entity.grantTypes).map(GrantType::valueOf).collect(Collectors.toSet()),
                        Arrays.stream(entity.redirectUris).map(URI::create).toList());
    }
}
