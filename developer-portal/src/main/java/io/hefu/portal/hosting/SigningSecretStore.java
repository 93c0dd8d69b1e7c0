package io.hefu.portal.hosting;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

@Singleton
class SigningSecretStore implements PanacheRepositoryBase<SigningSecretEntity, UUID> {

    /** Newest first. */
    Uni<List<SigningSecretEntity>> of(UUID version) {
        return list("versionId", Sort.descending("number"), version);
    }

    /** In place of those that are not in use. */
    Uni<Void> replace(List<SigningSecretEntity> unused, SigningSecretEntity entity) {
        return Multi.createFrom()
                .iterable(unused)
                .onItem()
                .transformToUniAndConcatenate(this::delete)
                .toUni()
                .chain(() -> persist(entity))
                .replaceWithVoid();
    }

    Uni<SigningSecretEntity> get(UUID version, int number) {
        return find("versionId = ?1 and number = ?2", version, number)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound(Thing.SIGNING_SECRET)));
    }
}
