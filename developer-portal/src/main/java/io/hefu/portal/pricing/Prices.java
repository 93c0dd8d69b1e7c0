package io.hefu.portal.pricing;

import io.hefu.core.approval.Proposal;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.pricing.PriceChanges;
import io.hefu.core.pricing.PriceLists;
import io.hefu.core.pricing.PriceLists.Price;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.pricing.Refunds;
import io.hefu.core.pricing.Reratings;
import io.hefu.core.pricing.Reratings.Asked;
import io.hefu.core.pricing.Reratings.Impact;
import io.hefu.core.pricing.Reratings.Progress;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.proposal.Decisions;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prices are everybody's to read; only the operator changes them, or what was charged by them. */
@Singleton
public class Prices {

    private final Plans plans;
    private final PriceLists lists;
    private final PriceChanges changes;
    private final Reratings reratings;
    private final Refunds refunds;
    private final Decisions decisions;

    Prices(
            Plans plans,
            PriceLists lists,
            PriceChanges changes,
            Reratings reratings,
            Refunds refunds,
            Decisions decisions) {
        this.plans = plans;
        this.lists = lists;
        this.changes = changes;
        this.reratings = reratings;
        this.refunds = refunds;
        this.decisions = decisions;
    }

    /** Every version of the plan's prices, the newest of each operation first. */
    public Uni<List<Price>> history(Member member, PlanCode plan) {
        return plans.find(plan).flatMap(found -> Transactions.elsewhere(() -> lists.history(plan)));
    }

    public Uni<Proposal> propose(
            Member member,
            PlanCode plan,
            ApiName api,
            String operation,
            Instant effectiveFrom,
            PriceTerms terms,
            boolean taxIncluded) {
        member.require(Role.OPERATOR_ADMIN);
        return plans.find(plan)
                .flatMap(found -> decisions.propose(
                        member,
                        "price.propose",
                        "price/" + plan + "/" + api + ":" + operation,
                        () -> changes.propose(
                                plan, api, operation, effectiveFrom, terms, taxIncluded, member.username())));
    }

    public Uni<Proposal> rerate(Member member, Asked asked) {
        return decisions.propose(
                member,
                "rerating.propose",
                "rerating/" + asked.plan() + "/" + asked.api(),
                () -> reratings.propose(asked, member.username()));
    }

    public Uni<Impact> preview(Member member, UUID rerating) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> reratings.preview(rerating)).map(Prices::found);
    }

    public Uni<Progress> progress(Member member, UUID rerating) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> reratings.progress(rerating)).map(Prices::found);
    }

    public Uni<Proposal> refund(
            Member member, OrganisationId developer, List<CallId> calls, List<Correlator> correlators, String reason) {
        return decisions.propose(
                member,
                "refund.propose",
                "organisation/" + developer,
                () -> refunds.propose(developer, calls, correlators, reason, member.username()));
    }

    private static <T> T found(Optional<T> found) {
        return found.orElseThrow(() -> new RefusedException(new NotFound(Thing.PROPOSAL)));
    }
}
