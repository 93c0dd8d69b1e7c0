package io.hefu.portal.hosting;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Looks for a member: the operator sees all versions, a partner its own; what is another's does not exist. */
@Singleton
class HostedVersionStore implements PanacheRepositoryBase<HostedVersionEntity, UUID> {

    private static final String VISIBLE = "(:all = true or v.organisationId = :organisation)";
    private static final String AWAITING = " and exists (select 1 from HostedRevisionEntity r"
            + " where r.versionId = v.id"
            + " and r.state = io.hefu.portal.hosting.RevisionState.SUBMITTED)";

    Uni<Void> add(HostedVersionEntity entity) {
        return persist(entity).replaceWithVoid();
    }

    Uni<HostedVersionEntity> get(Member member, UUID id) {
        return found(find(
                        "from HostedVersionEntity v where v.id = :id and " + VISIBLE,
                        visibleTo(member).and("id", id))
                .firstResult());
    }

    /** Locked until the transaction ends. */
    Uni<HostedVersionEntity> reserve(Member member, UUID id) {
        return found(find(
                        "from HostedVersionEntity v where v.id = :id and " + VISIBLE,
                        visibleTo(member).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult());
    }

    /** Newest first. */
    Uni<Page<HostedVersion>> visible(Member member, boolean awaitingDecision, PageRequest request) {
        PanacheQuery<HostedVersionEntity> all = find(
                "from HostedVersionEntity v where " + VISIBLE + (awaitingDecision ? AWAITING : ""),
                Sort.descending("v.id"),
                visibleTo(member));
        return all.page(request.page() - 1, request.perPage())
                .list()
                .flatMap(entities -> all.count()
                        .map(total -> new Page<>(
                                entities.stream()
                                        .map(HostedVersionEntity::toVersion)
                                        .toList(),
                                request,
                                total)));
    }

    /** All versions of an API of that name, whoever hosts it, the newest first. */
    Uni<List<HostedVersionEntity>> named(ApiName name) {
        return list("name", Sort.descending("id"), name.value());
    }

    /** All of them, retired ones included, in the order of their paths. For use by the operator. */
    Uni<List<HostedVersionEntity>> everyone() {
        return listAll(Sort.by("name", "pathVersion"));
    }

    private static Parameters visibleTo(Member member) {
        OrganisationId organisation = member.organisation().id();
        return Parameters.with("all", member.has(Role.OPERATOR_ADMIN)).and("organisation", organisation.value());
    }

    private static Uni<HostedVersionEntity> found(Uni<HostedVersionEntity> entity) {
        return entity.onItem().ifNull().failWith(() -> new RefusedException(new NotFound(Thing.API)));
    }
}
