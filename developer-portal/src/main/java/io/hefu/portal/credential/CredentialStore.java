package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.SecretHash;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class CredentialStore implements PanacheRepositoryBase<CredentialEntity, String> {

    private static final String LIVE =
            "applicationId = ?1 and kind = ?2 and revokedAt is null and (expiresAt is null or expiresAt > ?3)";

    Uni<Void> add(Credential credential, Optional<SecretHash> secret, CredentialConstraints constraints) {
        CredentialEntity entity = new CredentialEntity();
        entity.id = credential.id().value();
        entity.kind = credential.kind();
        entity.applicationId = credential.application().value();
        entity.environment = credential.environment();
        entity.name = credential.name();
        entity.secretHash = secret.map(SecretHash::bytes).orElse(null);
        entity.createdAt = credential.createdAt();
        entity.createdBy = credential.createdBy();
        entity.constrain(constraints);
        return persist(entity).replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<CredentialEntity>> of(ApplicationId application, Credential.Kind kind) {
        Sort newestFirst = Sort.descending("createdAt").and("id");
        return list("applicationId = ?1 and kind = ?2", newestFirst, application.value(), kind);
    }

    Uni<Long> countLive(ApplicationId application, Credential.Kind kind, Instant now) {
        return count(LIVE, application.value(), kind, now);
    }

    Uni<Optional<Credential>> newestLive(ApplicationId application, Environment environment) {
        return find(
                        "applicationId = ?1 and environment = ?2 and revokedAt is null",
                        Sort.descending("createdAt").and("id"),
                        application.value(),
                        environment)
                .firstResult()
                .map(entity -> Optional.ofNullable(entity).map(CredentialEntity::toCredential));
    }

    /** Null when the application has none of that id. */
    Uni<@Nullable CredentialEntity> find(ApplicationId application, Credential.Kind kind, CredentialId id) {
        return find("id = ?1 and applicationId = ?2 and kind = ?3", id.value(), application.value(), kind)
                .firstResult();
    }

    /** Null when the application has no live one of that id. */
    Uni<@Nullable CredentialEntity> find(ApplicationId application, CredentialId id) {
        return find("id = ?1 and applicationId = ?2 and revokedAt is null", id.value(), application.value())
                .firstResult();
    }
}
