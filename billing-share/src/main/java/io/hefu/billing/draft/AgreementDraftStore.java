package io.hefu.billing.draft;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementHash;
import io.hefu.billing.agreement.AgreementRefusal;
import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.AgreementText;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.TermsForm;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.books.BooksStore;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.incident.IncidentStore;
import io.hefu.billing.proposal.ProposalRefusal;
import io.hefu.billing.proposal.ProposalStore;
import io.hefu.billing.rating.AgreementProgressStore;
import io.hefu.billing.rating.ProgressKey;
import io.hefu.core.agreement.Agreements;
import io.hefu.core.agreement.Terms;
import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Signed agreements as others see them, drafts of new versions, and what these would have meant. */
@Singleton
public class AgreementDraftStore implements Agreements {

    /** Of calls of an operation that have been shared under the agreement of its whole API. */
    private static final String CALLS_OF_OPERATION = """
            select date_trunc('month', business_date)::date as month, count(*) as calls,
                   sum(units)::bigint as units, sum(gross_micro_yuan)::bigint as gross
            from billing.rated_usage
                 join billing.usage_record usage using (call_id)
                 join billing.agreement whole on whole.agreement = rated_usage.agreement and whole.operation is null
            where usage.api = $1 and usage.operation = $2 and business_date between $3 and $4
            group by 1""";

    private static final String SHARES_OF_OPERATION = """
            select date_trunc('month', business_date)::date as month, party, sum(share_micro_yuan)::bigint as share
            from billing.share_tally
                 join billing.agreement whole on whole.agreement = share_tally.agreement and whole.operation is null
            where share_tally.api = $1 and share_tally.operation = $2 and business_date between $3 and $4
            group by 1, 2""";

    private final Pool pool;
    private final AgreementStore agreements;
    private final ProposalStore proposals;
    private final IncidentStore incidents;
    private final BooksStore books = new BooksStore();
    private final AgreementProgressStore progress = new AgreementProgressStore();

    public AgreementDraftStore(Pool pool, AgreementStore agreements, ProposalStore proposals, IncidentStore incidents) {
        this.pool = pool;
        this.agreements = agreements;
        this.proposals = proposals;
        this.incidents = incidents;
    }

    @Override
    public CompletionStage<List<Signed>> list(Optional<OrganisationId> party) {
        return agreements
                .all(pool)
                .map(all -> {
                    SortedMap<String, Signed> newest = new TreeMap<>();
                    visible(all, party).forEach(agreement -> newest.put(name(agreement), signed(agreement)));
                    return List.copyOf(newest.values());
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<Signed>> versions(String agreement, Optional<OrganisationId> party) {
        return agreements
                .versions(pool, agreement)
                .map(versions -> visible(versions, party).stream()
                        .map(AgreementDraftStore::signed)
                        .toList())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Proposal> propose(Terms terms, String username) {
        return Uni.createFrom()
                .item(() -> TermsForm.read(terms))
                .call(read -> check(pool, read))
                .chain(read ->
                        proposals.propose(pool, Kind.AGREEMENT, read.agreement(), AgreementText.write(read), username))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Proposal> change(UUID draft, Terms terms, String username) {
        return Uni.createFrom()
                .item(() -> TermsForm.read(terms))
                .chain(read -> pool.withTransaction(connection -> proposals
                        .open(connection, draft)
                        .invoke(AgreementDraftStore::requireDraft)
                        .call(() -> check(connection, read))
                        .chain(known -> proposals.change(
                                connection, known, read.agreement(), AgreementText.write(read), username))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Terms>> draft(UUID draft) {
        return proposals
                .find(pool, draft, Kind.AGREEMENT)
                .map(found -> found.map(proposal -> TermsForm.write(AgreementText.read(proposal.text()))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<WhatIf> whatIf(UUID draft, YearMonth first, YearMonth last) {
        return proposals
                .find(pool, draft, Kind.AGREEMENT)
                .map(found -> found.orElseThrow(() -> new RefusedException(ProposalRefusal.Plain.UNKNOWN)))
                .map(proposal -> AgreementText.read(proposal.text()))
                .chain(terms -> agreements
                        .versions(pool, terms.agreement())
                        .chain(versions -> versions.isEmpty()
                                ? ofOperation(terms, first, last)
                                : ofAgreement(terms, versions, first, last)))
                .map(WhatIf::new)
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Proposal> report(
            String agreement, String clause, YearMonth month, long count, String reason, String username) {
        return incidents
                .propose(agreement, clause, month, count, reason, username)
                .subscribeAsCompletionStage();
    }

    /**
     * Signs an approved draft.
     *
     * @return the version it became
     */
    public Uni<String> approve(SqlClient connection, Proposal draft) {
        AgreementTerms terms = AgreementText.read(draft.text());
        return books.toBook(connection)
                .invoke(open -> requireOpen(terms, BusinessCalendar.startOf(open.openFrom())))
                .chain(() -> agreements.sign(connection, terms))
                .map(signed -> "version/" + signed.version());
    }

    private Uni<Agreement> check(SqlClient client, AgreementTerms terms) {
        return books.books(client)
                .invoke(open -> requireOpen(terms, BusinessCalendar.startOf(open.openFrom())))
                .chain(() -> agreements.following(client, terms));
    }

    private static void requireOpen(AgreementTerms terms, Instant openFrom) {
        if (terms.effectiveFrom().isBefore(openFrom)) {
            throw new RefusedException(new AgreementRefusal.InClosedBooks(openFrom));
        }
    }

    private static void requireDraft(Proposal proposal) {
        if (proposal.kind() != Kind.AGREEMENT) {
            throw new RefusedException(ProposalRefusal.Plain.UNKNOWN);
        }
    }

    private Uni<List<Month>> ofAgreement(
            AgreementTerms draft, List<Agreement> versions, YearMonth first, YearMonth last) {
        Map<Integer, Waterfall> waterfalls = new HashMap<>();
        versions.forEach(
                version -> waterfalls.put(version.version(), version.terms().waterfall()));
        return progress.of(pool, draft.agreement(), first, last).map(known -> {
            Map<YearMonth, Map<ProgressKey, Cumulative>> months = new TreeMap<>();
            known.forEach((of, soFar) -> months.computeIfAbsent(of.month(), month -> new LinkedHashMap<>())
                    .put(of, soFar));
            List<Month> replayed = new ArrayList<>();
            months.forEach((month, ofVersions) -> replayed.add(Replay.month(
                    month,
                    draft.waterfall(),
                    ofVersions.values().stream().reduce(Cumulative.NOTHING, Cumulative::plus),
                    before(ofVersions, waterfalls))));
            return replayed;
        });
    }

    private static Map<OrganisationId, Money> before(
            Map<ProgressKey, Cumulative> ofVersions, Map<Integer, Waterfall> waterfalls) {
        Map<OrganisationId, Money> shares = new HashMap<>();
        ofVersions.forEach((of, soFar) -> Replay.shares(waterfalls.get(of.version()), soFar)
                .forEach((party, share) -> shares.merge(party, share, Money::plus)));
        return shares;
    }

    /** Of an operation that has no agreement of its own yet. */
    private Uni<List<Month>> ofOperation(AgreementTerms draft, YearMonth first, YearMonth last) {
        if (draft.operation().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple wanted =
                Tuple.of(draft.api().value(), draft.operation().orElseThrow(), first.atDay(1), last.atEndOfMonth());
        return pool.preparedQuery(CALLS_OF_OPERATION)
                .execute(wanted)
                .chain(calls -> pool.preparedQuery(SHARES_OF_OPERATION)
                        .execute(wanted)
                        .map(shares -> {
                            Map<YearMonth, Map<OrganisationId, Money>> before = new HashMap<>();
                            shares.forEach(row -> before.computeIfAbsent(
                                            YearMonth.from(row.getLocalDate("month")), month -> new HashMap<>())
                                    .put(new OrganisationId(row.getUUID("party")), new Money(row.getLong("share"))));
                            List<Month> months = new ArrayList<>();
                            calls.forEach(row -> {
                                YearMonth month = YearMonth.from(row.getLocalDate("month"));
                                Cumulative soFar = Cumulative.of(
                                        new Money(row.getLong("gross")), row.getLong("calls"), row.getLong("units"));
                                months.add(Replay.month(
                                        month, draft.waterfall(), soFar, before.getOrDefault(month, Map.of())));
                            });
                            months.sort(Comparator.comparing(Month::month));
                            return months;
                        }));
    }

    private static List<Agreement> visible(List<Agreement> versions, Optional<OrganisationId> party) {
        return versions.stream()
                .filter(version -> party.map(who -> hasParty(version, who)).orElse(true))
                .toList();
    }

    private static boolean hasParty(Agreement version, OrganisationId party) {
        return version.terms().waterfall().parties().stream()
                .anyMatch(known -> known.organisation().equals(party));
    }

    private static String name(Agreement agreement) {
        return agreement.terms().agreement();
    }

    private static Signed signed(Agreement agreement) {
        return new Signed(
                agreement.version(),
                TermsForm.write(agreement.terms()),
                AgreementText.write(agreement.terms()),
                AgreementHash.of(agreement.terms()).hex());
    }
}
