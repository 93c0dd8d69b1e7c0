package io.hefu.portal.testing;

import io.hefu.core.agreement.Agreements;
import io.hefu.core.agreement.Terms;
import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.approval.Proposal.State;
import io.hefu.core.approval.Proposals;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceChanges;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.pricing.Refunds;
import io.hefu.core.pricing.Reratings;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Billing as far as two people decide: it keeps what is proposed, and lets it be approved by another. It answers on threads of
 * its own, as any dependency may.
 */
@Singleton
public class FakeProposals implements Proposals, Agreements, PriceChanges, Reratings, Refunds {

    public static final String HASH = "ab".repeat(32);

    private static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final OrganisationId OPERATOR = FakeBilling.OPERATOR;
    private static final OrganisationId WANXIANG = FakeBilling.WANXIANG;

    private final Map<UUID, Proposal> proposals = new ConcurrentHashMap<>();
    private final Map<UUID, Terms> drafts = new ConcurrentHashMap<>();

    /** As billing refuses: in both languages, with the field that is at fault. */
    private record Refused(ErrorCode code, String field) implements BilingualRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual("不可以。", "It cannot be.");
        }

        @Override
        public List<FieldProblem> problems() {
            return List.of(new FieldProblem(field, detail()));
        }
    }

    @Override
    public CompletionStage<List<Proposal>> list(Optional<Kind> kind, Optional<State> state, int offset, int most) {
        return CompletableFuture.supplyAsync(() -> proposals.values().stream()
                .filter(proposal -> kind.map(proposal.kind()::equals).orElse(true))
                .filter(proposal -> state.map(proposal.state()::equals).orElse(true))
                .skip(offset)
                .limit(most)
                .toList());
    }

    @Override
    public CompletionStage<Long> count(Optional<Kind> kind, Optional<State> state) {
        return list(kind, state, 0, Integer.MAX_VALUE).thenApply(found -> (long) found.size());
    }

    @Override
    public CompletionStage<Optional<Proposal>> find(UUID id) {
        return CompletableFuture.supplyAsync(() -> Optional.ofNullable(proposals.get(id)));
    }

    @Override
    public CompletionStage<Proposal> approve(UUID id, String hash, String username) {
        return CompletableFuture.supplyAsync(() -> {
            Proposal proposal = proposals.get(id);
            if (proposal.proposedBy().equals(username)) {
                throw new RefusedException(new Refused(ErrorCode.PERMISSION_DENIED, "proposalId"));
            }
            return decided(proposal, State.APPROVED, username);
        });
    }

    @Override
    public CompletionStage<Proposal> withdraw(UUID id, String username) {
        return CompletableFuture.supplyAsync(() -> decided(proposals.get(id), State.WITHDRAWN, username));
    }

    @Override
    public CompletionStage<List<Signed>> list(Optional<OrganisationId> party) {
        return CompletableFuture.supplyAsync(() -> party.map(WANXIANG::equals).orElse(true)
                ? List.of(new Signed(2, terms(), "hefu-agreement 1\n", HASH))
                : List.of());
    }

    @Override
    public CompletionStage<List<Signed>> versions(String agreement, Optional<OrganisationId> party) {
        return agreement.equals("wanxiang-location") ? list(party) : CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<Proposal> propose(Terms terms, String username) {
        return CompletableFuture.supplyAsync(() -> {
            if (terms.agreement() == null) {
                throw new RefusedException(new Refused(ErrorCode.INVALID_ARGUMENT, "agreement"));
            }
            Proposal proposal = keep(UUID.randomUUID(), Kind.AGREEMENT, terms.agreement(), username);
            drafts.put(proposal.id(), terms);
            return proposal;
        });
    }

    @Override
    public CompletionStage<Proposal> change(UUID draft, Terms terms, String username) {
        return CompletableFuture.supplyAsync(() -> {
            if (!drafts.containsKey(draft)) {
                throw new RefusedException(new Refused(ErrorCode.NOT_FOUND, "draftId"));
            }
            drafts.put(draft, terms);
            return keep(draft, Kind.AGREEMENT, "changed", username);
        });
    }

    @Override
    public CompletionStage<Optional<Terms>> draft(UUID draft) {
        return CompletableFuture.supplyAsync(() -> Optional.ofNullable(drafts.get(draft)));
    }

    @Override
    public CompletionStage<WhatIf> whatIf(UUID draft, YearMonth first, YearMonth last) {
        return CompletableFuture.supplyAsync(() -> new WhatIf(List.of(new Month(
                first,
                Money.ofYuan("12"),
                100,
                100,
                Money.ZERO,
                List.of(
                        new Outcome(OPERATOR, Money.ofYuan("8.4"), Money.ofYuan("7")),
                        new Outcome(WANXIANG, Money.ofYuan("3.6"), Money.ofYuan("5"))),
                Map.of("2", Money.ofYuan("3"))))));
    }

    @Override
    public CompletionStage<Proposal> report(
            String agreement, String clause, YearMonth month, long count, String reason, String username) {
        return later(Kind.INCIDENTS, agreement + " " + clause + " " + month + " " + count, username);
    }

    @Override
    public CompletionStage<Proposal> propose(
            PlanCode plan,
            ApiName api,
            String operation,
            Instant effectiveFrom,
            PriceTerms terms,
            boolean taxIncluded,
            String username) {
        return later(
                Kind.PRICE,
                plan + "/" + api + ":" + operation + " " + terms.words().english(),
                username);
    }

    @Override
    public CompletionStage<Proposal> propose(Asked asked, String username) {
        return later(Kind.RERATING, asked.plan() + "/" + asked.api(), username);
    }

    @Override
    public CompletionStage<Optional<Impact>> preview(UUID rerating) {
        return CompletableFuture.supplyAsync(
                () -> proposals.containsKey(rerating) ? Optional.of(impact()) : Optional.empty());
    }

    @Override
    public CompletionStage<Optional<Progress>> progress(UUID rerating) {
        return CompletableFuture.supplyAsync(() ->
                proposals.containsKey(rerating) ? Optional.of(new Progress(true, false, impact())) : Optional.empty());
    }

    @Override
    public CompletionStage<Proposal> propose(
            OrganisationId developer,
            List<CallId> calls,
            List<Correlator> correlators,
            String reason,
            String username) {
        return later(Kind.REFUND, developer + " " + calls.size() + " " + correlators.size(), username);
    }

    private static Impact impact() {
        return new Impact(
                20,
                20,
                Money.ofYuan("-0.4"),
                List.of(new Difference(YearMonth.of(2026, 10), Side.PARTY, WANXIANG, Money.ofYuan("-0.12"))));
    }

    private CompletionStage<Proposal> later(Kind kind, String subject, String username) {
        return CompletableFuture.supplyAsync(() -> keep(UUID.randomUUID(), kind, subject, username));
    }

    private Proposal keep(UUID id, Kind kind, String subject, String username) {
        Proposal proposal = new Proposal(
                id,
                kind,
                subject,
                "hefu-proposal 1\n",
                HASH,
                State.PROPOSED,
                username,
                THEN,
                Optional.empty(),
                Optional.empty(),
                "");
        proposals.put(id, proposal);
        return proposal;
    }

    private Proposal decided(Proposal proposal, State state, String username) {
        Proposal decided = new Proposal(
                proposal.id(),
                proposal.kind(),
                proposal.subject(),
                proposal.text(),
                proposal.hash(),
                state,
                proposal.proposedBy(),
                proposal.proposedAt(),
                Optional.of(username),
                Optional.of(THEN),
                state == State.APPROVED ? "version/3" : "");
        proposals.put(proposal.id(), decided);
        return decided;
    }

    private static Terms terms() {
        return new Terms(
                "wanxiang-location",
                "location-verification",
                Optional.empty(),
                THEN,
                List.of(new Terms.Party(OPERATOR.value(), "OPERATOR"), new Terms.Party(WANXIANG.value(), "PARTNER")),
                List.of());
    }
}
