package io.hefu.portal.limit;

import io.hefu.core.identity.ApplicationId;
import io.hefu.portal.limit.Balance.Credit;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

@Singleton
class BalanceStore implements PanacheRepositoryBase<BalanceCreditEntity, BalanceCreditEntity.Key> {

    Uni<Balance> of(ApplicationId application) {
        Sort newestFirst = Sort.descending("creditedAt").and("reference");
        return list("applicationId", newestFirst, application.value())
                .map(entities -> new Balance(
                        application,
                        entities.stream().map(BalanceCreditEntity::toCredit).toList()));
    }

    Uni<Void> add(UUID application, Credit credit) {
        BalanceCreditEntity entity = new BalanceCreditEntity();
        entity.applicationId = application;
        entity.reference = credit.reference();
        entity.microYuan = credit.amount().microYuan();
        entity.creditedAt = credit.creditedAt();
        entity.creditedBy = credit.creditedBy();
        return persist(entity).replaceWithVoid();
    }
}
