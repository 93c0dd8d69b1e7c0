package io.hefu.portal.plan;

import io.hefu.core.identity.PlanCode;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;

@Singleton
class PlanStore implements PanacheRepositoryBase<PlanEntity, String> {

    Uni<List<Plan>> all() {
        return listAll(Sort.by("code")).map(PlanStore::plans);
    }

    Uni<List<Plan>> named(Collection<PlanCode> codes) {
        return list("code in ?1", codes.stream().map(PlanCode::value).toList()).map(PlanStore::plans);
    }

    Uni<PlanEntity> get(PlanCode code) {
        return found(findById(code.value()));
    }

    /** Locked until the transaction ends. */
    Uni<PlanEntity> reserve(PlanCode code) {
        return found(findById(code.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<PlanEntity> found(Uni<PlanEntity> entity) {
        return entity.onItem().ifNull().failWith(() -> new RefusedException(new NotFound(Thing.PLAN)));
    }

    private static List<Plan> plans(List<PlanEntity> entities) {
        return entities.stream().map(PlanEntity::toPlan).toList();
    }
}
