package io.hefu.portal.limit;

import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Applications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Limits of every level, set by the operator; and what an application may spend, set by its owner. */
@Singleton
public class Limits {

    private final LimitSetStore store;
    private final Applications applications;
    private final Plans plans;
    private final PublishedApis apis;
    private final AuditTrail audit;
    private final Transactions transactions;

    Limits(
            LimitSetStore store,
            Applications applications,
            Plans plans,
            PublishedApis apis,
            AuditTrail audit,
            Transactions transactions) {
        this.store = store;
        this.applications = applications;
        this.plans = plans;
        this.apis = apis;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Of every subject that limits were ever set for. */
    public Uni<List<LimitSet>> list(Member member) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.reading(store::all);
    }

    public Uni<LimitSet> get(Member member, LimitSubject subject) {
        member.require(Role.OPERATOR_ADMIN);
        return requireKnown(member, subject).chain(() -> found(subject));
    }

    /**
     * Gateways follow within a second.
     *
     * @param expectedVersion what the change was made out from; refused when it has moved on since
     */
    public Uni<LimitSet> set(
            Member member, LimitSubject subject, CallLimits limits, Optional<Integer> expectedVersion) {
        member.require(Role.OPERATOR_ADMIN);
        limits.check(subject.level());
        // What was set once can be taken away, whatever has become of what it was for.
        return found(subject)
                .chain(before -> before.version() > 0 ? Uni.createFrom().voidItem() : requireKnown(member, subject))
                .chain(() -> change(member, subject, "limits.changed", expectedVersion, before -> before.with(limits)));
    }

    /** What the calls of a member's application may cost. */
    public Uni<LimitSet> spendCaps(Member member, ApplicationId application) {
        return applications.get(member, application).chain(() -> found(subject(application)));
    }

    public Uni<LimitSet> capSpending(
            Member member,
            ApplicationId application,
            Optional<Money> day,
            Optional<Money> month,
            Optional<Integer> expectedVersion) {
        return applications
                .get(member, application)
                .chain(() -> change(
                        member,
                        subject(application),
                        "application.spend-caps-changed",
                        expectedVersion,
                        before -> before.withSpendCaps(day, month)));
    }

    private static LimitSubject subject(ApplicationId application) {
        return new LimitSubject(LimitLevel.APPLICATION, application.toString());
    }

    private Uni<LimitSet> found(LimitSubject subject) {
        return transactions.reading(
                () -> store.get(subject).map(found -> found.orElseGet(() -> LimitSet.none(subject))));
    }

    /** What was never set has no row to lock. */
    private Uni<LimitSet> change(
            Member member,
            LimitSubject subject,
            String action,
            Optional<Integer> expectedVersion,
            UnaryOperator<LimitSet> change) {
        return transactions.writing(() -> transactions
                .lock(Transactions.CONFIGURATION)
                .chain(() -> store.get(subject))
                .map(found -> found.orElseGet(() -> LimitSet.none(subject)))
                .flatMap(before -> {
                    if (expectedVersion.isPresent() && expectedVersion.get() != before.version()) {
                        throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
                    }
                    LimitSet after = change.apply(before);
                    return store.put(after)
                            .chain(() -> audit.record(Change.by(member, action, "limits/" + subject)
                                    .from(summary(before))
                                    .to(summary(after))))
                            .replaceWith(after);
                }));
    }

    private Uni<Void> requireKnown(Member member, LimitSubject subject) {
        try {
            return switch (subject.level()) {
                case OPERATOR -> requireThat(subject.name().equals(LimitSubject.ALL), Thing.LIMIT_SUBJECT);
                case PLAN -> plans.find(new PlanCode(subject.name())).replaceWithVoid();
                case APPLICATION ->
                    applications.ofAnyone(ApplicationId.of(subject.name())).replaceWithVoid();
                case PRODUCT -> requireKnown(member, new ApiName(subject.name()));
                case OPERATION ->
                    requireKnown(member, OperationName.of(subject.name()).api());
            };
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(new NotFound(Thing.LIMIT_SUBJECT));
        }
    }

    /** Ours, or a partner's that a plan offers. */
    private Uni<Void> requireKnown(Member member, ApiName api) {
        boolean published = apis.all().stream().anyMatch(known -> known.name().equals(api));
        return published
                ? Uni.createFrom().voidItem()
                : plans.list(member)
                        .chain(all -> requireThat(
                                all.stream().anyMatch(plan -> plan.apis().contains(api)), Thing.API));
    }

    private static Uni<Void> requireThat(boolean known, Thing thing) {
        return known
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new RefusedException(new NotFound(thing)));
    }

    private static Map<String, String> summary(LimitSet set) {
        Map<String, String> summary = new TreeMap<>(set.calls().summary());
        set.spendADay().ifPresent(money -> summary.put("spendADay", money.toString()));
        set.spendAMonth().ifPresent(money -> summary.put("spendAMonth", money.toString()));
        return summary;
    }
}
