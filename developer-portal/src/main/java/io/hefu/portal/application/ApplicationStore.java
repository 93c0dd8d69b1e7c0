package io.hefu.portal.application;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
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
import jakarta.persistence.LockModeType;
import java.util.UUID;

@Singleton
class ApplicationStore implements PanacheRepositoryBase<ApplicationEntity, UUID> {

    private static final String THEIRS = "id = ?1 and organisationId = ?2";

    Uni<Void> add(Application application) {
        ApplicationEntity entity = new ApplicationEntity();
        entity.id = application.id().value();
        entity.organisationId = application.organisation().value();
        entity.name = application.name();
        entity.description = application.description();
        entity.createdAt = application.createdAt();
        return persist(entity).replaceWithVoid();
    }

    /** Newest first: ids are in the order of time. */
    Uni<Page<Application>> of(OrganisationId organisation, PageRequest request) {
        PanacheQuery<ApplicationEntity> theirs = find("organisationId", Sort.descending("id"), organisation.value());
        return theirs.page(request.page() - 1, request.perPage())
                .list()
                .flatMap(entities -> theirs.count()
                        .map(total -> new Page<>(
                                entities.stream()
                                        .map(ApplicationEntity::toApplication)
                                        .toList(),
                                request,
                                total)));
    }

    Uni<ApplicationEntity> get(OrganisationId organisation, ApplicationId id) {
        return found(find(THEIRS, id.value(), organisation.value()).firstResult());
    }

    Uni<ApplicationEntity> get(ApplicationId id) {
        return found(findById(id.value()));
    }

    /** Locked until the transaction ends. */
    Uni<ApplicationEntity> reserve(OrganisationId organisation, ApplicationId id) {
        return found(find(THEIRS, id.value(), organisation.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult());
    }

    /** Locked until the transaction ends. */
    Uni<ApplicationEntity> reserve(ApplicationId id) {
        return found(findById(id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<ApplicationEntity> found(Uni<ApplicationEntity> entity) {
        return entity.onItem().ifNull().failWith(ApplicationStore::unknown);
    }

    private static RefusedException unknown() {
        return new RefusedException(new NotFound(Thing.APPLICATION));
    }
}
