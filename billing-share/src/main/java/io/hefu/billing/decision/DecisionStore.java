package io.hefu.billing.decision;

import io.hefu.billing.draft.AgreementDraftStore;
import io.hefu.billing.incident.IncidentStore;
import io.hefu.billing.pricing.PriceChangeStore;
import io.hefu.billing.proposal.ProposalStore;
import io.hefu.billing.refund.RefundStore;
import io.hefu.billing.rerating.ReratingStore;
import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.approval.Proposal.State;
import io.hefu.core.approval.Proposals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Approves proposals: what they bring about and that they are approved is one transaction. */
@Singleton
public class DecisionStore implements Proposals {

    private final Pool pool;
    private final ProposalStore proposals;
    private final AgreementDraftStore drafts;
    private final PriceChangeStore prices;
    private final IncidentStore incidents;
    private final ReratingStore reratings;
    private final RefundStore refunds;

    public DecisionStore(
            Pool pool,
            ProposalStore proposals,
            AgreementDraftStore drafts,
            PriceChangeStore prices,
            IncidentStore incidents,
            ReratingStore reratings,
            RefundStore refunds) {
        this.pool = pool;
        this.proposals = proposals;
        this.drafts = drafts;
        this.prices = prices;
        this.incidents = incidents;
        this.reratings = reratings;
        this.refunds = refunds;
    }

    @Override
    public CompletionStage<List<Proposal>> list(Optional<Kind> kind, Optional<State> state, int offset, int most) {
        return proposals.list(pool, kind, state, offset, most).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Long> count(Optional<Kind> kind, Optional<State> state) {
        return proposals.count(pool, kind, state).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Proposal>> find(UUID id) {
        return proposals.find(pool, id).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Proposal> approve(UUID id, String hash, String username) {
        return pool.withTransaction(connection -> proposals
                        .toApprove(connection, id, hash, username)
                        .chain(proposal -> effect(connection, proposal, username)
                                .chain(outcome ->
                                        proposals.decide(connection, proposal, State.APPROVED, username, outcome))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Proposal> withdraw(UUID id, String username) {
        return pool.withTransaction(connection -> proposals
                        .open(connection, id)
                        .chain(proposal -> proposals.decide(connection, proposal, State.WITHDRAWN, username, "")))
                .subscribeAsCompletionStage();
    }

    private Uni<String> effect(SqlClient connection, Proposal proposal, String username) {
        return switch (proposal.kind()) {
            case AGREEMENT -> drafts.approve(connection, proposal);
            case PRICE -> prices.approve(connection, proposal);
            case INCIDENTS -> incidents.approve(connection, proposal, username);
            case RERATING -> reratings.approve(connection, proposal);
            case REFUND -> refunds.approve(connection, proposal, username);
        };
    }
}
