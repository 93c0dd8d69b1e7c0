package io.hefu.portal.subscription;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Application;
import io.hefu.portal.application.Applications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which application holds which plan. The developer asks and gives up; the operator decides, but nobody on a request of
 * their own organisation.
 */
@Singleton
public class Subscriptions {

    private final SubscriptionStore store;
    private final Applications applications;
    private final Plans plans;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Subscriptions(
            SubscriptionStore store,
            Applications applications,
            Plans plans,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.store = store;
        this.applications = applications;
        this.plans = plans;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Active at once where the plan needs no approval. */
    public Uni<Subscription> request(Member member, ApplicationId application, PlanCode code) {
        return transactions.writing(() -> applications
                .reserve(member, application)
                .chain(() -> plans.find(code))
                .flatMap(wanted -> store.livePlansOf(application)
                        .flatMap(plans::named)
                        .invoke(held -> new Holdings(held).requireRoomFor(wanted))
                        .chain(() -> add(member, application, wanted))));
    }

    /** Newest first. */
    public Uni<List<Subscription>> of(Member member, ApplicationId application) {
        return transactions.reading(() -> applications.get(member, application).chain(() -> store.of(application)));
    }

    /** The developer gives the plan up; calls under it are refused within a second. */
    public Uni<Subscription> end(Member member, SubscriptionId id) {
        return transactions.writing(() -> store.reserve(id)
                .call(entity -> applications
                        .get(member, entity.toSubscription().application())
                        .onFailure(RefusedException.class)
                        .transform(foreign -> new RefusedException(new NotFound(Thing.SUBSCRIPTION))))
                .flatMap(entity -> move(member, entity, SubscriptionState.ENDED, "ended", Optional.empty())));
    }

    /** For the operator: oldest first. */
    public Uni<Page<SubscriptionRequest>> inState(Member member, SubscriptionState state, PageRequest page) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.reading(() -> store.in(state, page));
    }

    /** For the operator. */
    public Uni<Subscription> approve(Member member, SubscriptionId id) {
        return decide(member, id, SubscriptionState.ACTIVE, "approved", Optional.empty());
    }

    /**
     * For the operator.
     *
     * @param reason shown to the developer; at most 500 characters, may be empty
     */
    public Uni<Subscription> reject(Member member, SubscriptionId id, @Nullable String reason) {
        Requirements requirements = new Requirements();
        String given = requirements.text("reason", reason, 0, 500);
        requirements.check();
        return decide(
                member,
                id,
                SubscriptionState.REJECTED,
                "rejected",
                Optional.of(given).filter(text -> !text.isEmpty()));
    }

    private Uni<Subscription> add(Member member, ApplicationId application, Plan plan) {
        Instant now = clock.instant();
        SubscriptionState state =
                plan.approval() == Plan.Approval.AUTOMATIC ? SubscriptionState.ACTIVE : SubscriptionState.REQUESTED;
        Subscription subscription = new Subscription(
                new SubscriptionId(ids.get()), application, plan.code(), state, now, now, Optional.empty());
        return store.add(subscription)
                .chain(() ->
                        audit.record(change(member, "requested", subscription).to(summary(subscription))))
                .replaceWith(subscription);
    }

    private Uni<Subscription> decide(
            Member member, SubscriptionId id, SubscriptionState next, String action, Optional<String> reason) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.writing(() -> store.reserve(id)
                .call(entity -> applications
                        .ofAnyone(entity.toSubscription().application())
                        .invoke(application -> requireOther(member, application)))
                .flatMap(entity -> move(member, entity, next, action, reason)));
    }

    private static void requireOther(Member member, Application application) {
        if (application.organisation().equals(member.organisation().id())) {
            throw new RefusedException(PortalRefusal.Plain.OWN_REQUEST);
        }
    }

    private Uni<Subscription> move(
            Member member, SubscriptionEntity entity, SubscriptionState next, String action, Optional<String> reason) {
        Subscription before = entity.toSubscription();
        if (!before.state().mayBecome(next)) {
            throw new RefusedException(
                    new PortalRefusal.WrongState(before.state().name()));
        }
        entity.state = next;
        entity.changedAt = clock.instant();
        entity.reason = reason.orElse(null);
        Subscription after = entity.toSubscription();
        return audit.record(change(member, action, after).from(summary(before)).to(summary(after)))
                .replaceWith(after);
    }

    private static Change change(Member member, String action, Subscription subscription) {
        return Change.by(member, "subscription." + action, "subscription/" + subscription.id());
    }

    private static Map<String, String> summary(Subscription subscription) {
        return Map.of(
                "application", subscription.application().toString(),
                "plan", subscription.plan().value(),
                "state", subscription.state().name(),
                "reason", subscription.reason().orElse(""));
    }
}
