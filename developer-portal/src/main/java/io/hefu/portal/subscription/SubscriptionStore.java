package io.hefu.portal.subscription;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@Singleton
class SubscriptionStore implements PanacheRepositoryBase<SubscriptionEntity, UUID> {

    private static final String REQUESTS = """
            select s, a.name, o.id, o.name, o.kind
              from SubscriptionEntity s
              join ApplicationEntity a on a.id = s.applicationId
              join OrganisationEntity o on o.id = a.organisationId
             where s.state = :state
             order by s.id""";

    Uni<Void> add(Subscription subscription) {
        SubscriptionEntity entity = new SubscriptionEntity();
        entity.id = subscription.id().value();
        entity.applicationId = subscription.application().value();
        entity.planCode = subscription.plan().value();
        entity.state = subscription.state();
        entity.requestedAt = subscription.requestedAt();
        entity.changedAt = subscription.changedAt();
        return persist(entity).replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<Subscription>> of(ApplicationId application) {
        return list("applicationId", Sort.descending("id"), application.value()).map(SubscriptionStore::subscriptions);
    }

    Uni<List<PlanCode>> livePlansOf(ApplicationId application) {
        return of(application)
                .map(all -> all.stream()
                        .filter(subscription -> subscription.state().isLive())
                        .map(Subscription::plan)
                        .toList());
    }

    /** Oldest first. */
    Uni<Page<SubscriptionRequest>> in(SubscriptionState state, PageRequest page) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(REQUESTS, Object[].class)
                        .setParameter("state", state)
                        .setFirstResult(page.offset())
                        .setMaxResults(page.perPage())
                        .getResultList())
                .map(rows -> rows.stream().map(SubscriptionStore::request).toList())
                .flatMap(requests -> count("state", state).map(total -> new Page<>(requests, page, total)));
    }

    /** Locked until the transaction ends. */
    Uni<SubscriptionEntity> reserve(SubscriptionId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound(Thing.SUBSCRIPTION)));
    }

    private static List<Subscription> subscriptions(List<SubscriptionEntity> entities) {
        return entities.stream().map(SubscriptionEntity::toSubscription).toList();
    }

    private static SubscriptionRequest request(Object[] row) {
        Organisation organisation =
                new Organisation(new OrganisationId((UUID) row[2]), (String) row[3], (Organisation.Kind) row[4]);
        return new SubscriptionRequest(((SubscriptionEntity) row[0]).toSubscription(), (String) row[1], organisation);
    }
}
