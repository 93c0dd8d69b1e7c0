package io.hefu.portal.plan;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.refusal.PortalRefusal.Overlapping;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The APIs of plans, for the operator: hosted ones are put into plans here. Gateways follow within a second. */
@Singleton
public class PlanApis {

    private final PlanStore plans;
    private final PlanApiStore store;
    private final PublishedApis published;
    private final AuditTrail audit;
    private final Transactions transactions;

    PlanApis(
            PlanStore plans, PlanApiStore store, PublishedApis published, AuditTrail audit, Transactions transactions) {
        this.plans = plans;
        this.store = store;
        this.published = published;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Adds an API to a plan; may be repeated. No application may get it from two plans of an environment. */
    public Uni<Plan> offer(Member member, PlanCode code, ApiName api) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.writing(() -> transactions
                .lock(Transactions.CONFIGURATION)
                .chain(() -> plans.reserve(code))
                .call(() -> requirePublished(api))
                .call(entity -> store.overlapping(code, api)
                        .invoke(held -> held.ifPresent(other -> {
                            throw new RefusedException(new Overlapping(
                                    other, entity.toPlan().environment(), new TreeSet<>(List.of(api.value()))));
                        })))
                .flatMap(entity -> changed(member, entity, "plan.api-offered", entity.apis.add(api.value()))));
    }

    /** Takes an API out of a plan; may be repeated. Its calls under the plan are refused from then on. */
    public Uni<Plan> withdraw(Member member, PlanCode code, ApiName api) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.writing(() -> transactions
                .lock(Transactions.CONFIGURATION)
                .chain(() -> plans.reserve(code))
                .flatMap(entity -> changed(member, entity, "plan.api-withdrawn", entity.apis.remove(api.value()))));
    }

    private Uni<Plan> changed(Member member, PlanEntity entity, String action, boolean changed) {
        if (!changed) {
            return Uni.createFrom().item(entity.toPlan());
        }
        entity.version++;
        return audit.record(Change.by(member, action, "plan/" + entity.code)
                        .to(Map.of("apis", String.join(", ", PlanApiStore.sorted(entity)))))
                .replaceWith(entity::toPlan);
    }

    private Uni<Void> requirePublished(ApiName api) {
        boolean ours = published.own().stream().anyMatch(known -> known.name().equals(api));
        return (ours ? Uni.createFrom().item(true) : store.isHosted(api))
                .invoke(known -> {
                    if (!known) {
                        throw new RefusedException(new NotFound(Thing.API));
                    }
                })
                .replaceWithVoid();
    }
}
