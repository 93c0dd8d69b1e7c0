package io.hefu.portal.hosting;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class RevisionStore implements PanacheRepositoryBase<RevisionEntity, UUID> {

    Uni<Optional<RevisionEntity>> latest(UUID version) {
        return find("versionId", Sort.descending("number"), version)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** Of each of these versions. */
    Uni<List<RevisionEntity>> latestOf(Collection<UUID> versions) {
        return list(
                "from HostedRevisionEntity v where v.versionId in ?1 and v.number ="
                        + " (select max(r.number) from HostedRevisionEntity r where r.versionId = v.versionId)",
                versions);
    }

    /** Of every version the newest, and the one in force. */
    Uni<List<RevisionEntity>> current() {
        return list("from HostedRevisionEntity v where v.number ="
                + " (select max(r.number) from HostedRevisionEntity r where r.versionId = v.versionId)"
                + " or exists (select 1 from HostedVersionEntity h where h.id = v.versionId and h.inForce = v.number)");
    }

    Uni<Optional<RevisionEntity>> numbered(UUID version, int number) {
        return find("versionId = ?1 and number = ?2", version, number)
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<RevisionEntity> get(UUID version, int number) {
        return numbered(version, number)
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(Thing.REVISION))));
    }

    /** Newest first. */
    Uni<Page<Revision>> of(UUID version, PageRequest request) {
        PanacheQuery<RevisionEntity> all = find("versionId", Sort.descending("number"), version);
        return all.page(request.page() - 1, request.perPage())
                .list()
                .flatMap(entities -> all.count()
                        .map(total -> new Page<>(
                                entities.stream()
                                        .map(RevisionEntity::toRevision)
                                        .toList(),
                                request,
                                total)));
    }
}
