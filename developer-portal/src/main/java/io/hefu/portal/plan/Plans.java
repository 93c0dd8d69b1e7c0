package io.hefu.portal.plan;

import io.hefu.core.identity.PlanCode;
import io.hefu.core.pricing.PriceLists;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plans on offer, the same for everyone; only the operator changes them. */
@Singleton
public class Plans {

    private final PlanStore store;
    private final PriceLists prices;
    private final AuditTrail audit;
    private final Transactions transactions;

    Plans(PlanStore store, PriceLists prices, AuditTrail audit, Transactions transactions) {
        this.store = store;
        this.prices = prices;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** In the order of their codes. */
    public Uni<List<Plan>> list(Member member) {
        return transactions.reading(store::all);
    }

    public Uni<PricedPlan> get(Member member, PlanCode code) {
        return find(code)
                .flatMap(plan ->
                        Transactions.elsewhere(() -> prices.of(code)).map(found -> new PricedPlan(plan, found)));
    }

    /** For use within the portal. */
    public Uni<Plan> find(PlanCode code) {
        return transactions.reading(() -> store.get(code)).map(PlanEntity::toPlan);
    }

    /** For use within the portal: those of the codes that exist. */
    public Uni<List<Plan>> named(Collection<PlanCode> codes) {
        return transactions.reading(() -> store.named(codes));
    }

    /**
     * For the operator. Gateways follow within a second.
     *
     * @param expectedVersion what the change was made out from; refused when the plan has moved on since
     */
    public Uni<Plan> changeLimits(
            Member member, PlanCode code, LimitsChange change, Optional<Integer> expectedVersion) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.writing(() -> transactions
                .lock(Transactions.CONFIGURATION)
                .chain(() -> store.reserve(code))
                .flatMap(entity -> {
                    Plan before = entity.toPlan();
                    if (expectedVersion.isPresent() && expectedVersion.get() != before.version()) {
                        throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
                    }
                    Plan after = before.with(change);
                    entity.take(after);
                    return audit.record(Change.by(member, "plan.limits-changed", "plan/" + code)
                                    .from(limits(before))
                                    .to(limits(after)))
                            .replaceWith(after);
                }));
    }

    private static Map<String, String> limits(Plan plan) {
        return Map.of(
                "callsPerSecond", Integer.toString(plan.rateLimit().callsPerSecond()),
                "burst", Integer.toString(plan.rateLimit().burst()),
                "quotaCalls", Long.toString(plan.quota().calls()),
                "quotaPeriod", plan.quota().period().name());
    }
}
