package io.hefu.portal.audit;

import io.hefu.core.identity.OrganisationId;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

@Singleton
class AuditStore implements PanacheRepositoryBase<AuditEntity, Long> {

    Uni<Void> append(Instant at, Change change) {
        AuditEntity entity = new AuditEntity();
        entity.at = at;
        entity.actor = change.actor();
        entity.organisationId = change.organisation().map(OrganisationId::value).orElse(null);
        entity.action = change.action();
        entity.object = change.object();
        entity.before = change.before();
        entity.after = change.after();
        return persist(entity).replaceWithVoid();
    }

    Uni<Page<AuditEntry>> page(PageRequest request) {
        PanacheQuery<AuditEntity> newestFirst = findAll(Sort.descending("id"));
        return newestFirst
                .page(request.page() - 1, request.perPage())
                .list()
                .flatMap(entities -> newestFirst
                        .count()
                        .map(total -> new Page<>(
                                entities.stream().map(AuditEntity::toEntry).toList(), request, total)));
    }
}
