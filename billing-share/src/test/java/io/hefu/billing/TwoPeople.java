package io.hefu.billing;

import static io.hefu.billing.Billing.await;

import io.hefu.billing.decision.DecisionStore;
import io.hefu.billing.draft.AgreementDraftStore;
import io.hefu.billing.incident.IncidentStore;
import io.hefu.billing.pricing.PriceChangeStore;
import io.hefu.billing.proposal.ProposalStore;
import io.hefu.billing.refund.RefundStore;
import io.hefu.billing.rerating.ReratingStore;
import io.hefu.core.approval.Proposal;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What two people decide together: one proposes, the other approves. */
public final class TwoPeople {

    public static final String ONE = "admin";
    public static final String OTHER = "admin2";

    public final AgreementDraftStore drafts;
    public final PriceChangeStore prices;
    public final ReratingStore reratings;
    public final RefundStore refunds;
    public final DecisionStore decisions;

    public TwoPeople(TestDatabase database, Billing billing) {
        var pool = database.pool();
        var proposals = new ProposalStore(billing.clock, UUID::randomUUID);
        var incidents = new IncidentStore(pool, billing.clock, billing.agreements, proposals);
        this.drafts = new AgreementDraftStore(pool, billing.agreements, proposals, incidents);
        this.prices = new PriceChangeStore(pool, billing.clock, billing.prices, proposals);
        this.reratings = new ReratingStore(pool, billing.clock, billing.prices, billing.agreements, proposals);
        this.refunds = new RefundStore(pool, billing.clock, billing.agreements, proposals);
        this.decisions = new DecisionStore(pool, proposals, drafts, prices, incidents, reratings, refunds);
    }

    /** What the one has proposed the other approves. */
    public Proposal approve(CompletionStage<Proposal> proposed) {
        return approve(await(proposed));
    }

    public Proposal approve(Proposal proposal) {
        return await(decisions.approve(proposal.id(), proposal.hash(), OTHER));
    }

    /** Books what is approved of reratings. */
    public void bookReratings() {
        boolean any = true;
        while (any) {
            any = await(reratings.bookNext());
        }
    }
}
