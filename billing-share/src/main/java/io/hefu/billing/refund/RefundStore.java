package io.hefu.billing.refund;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.books.Books;
import io.hefu.billing.books.BooksStore;
import io.hefu.billing.columns.Columns;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.correction.CorrectionParts;
import io.hefu.billing.correction.CorrectionStore;
import io.hefu.billing.proposal.ProposalStore;
import io.hefu.billing.rating.AgreementProgressStore;
import io.hefu.billing.rating.ProgressKey;
import io.hefu.billing.rerating.ReratingStore;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.Refunds;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Pays calls back. */
@Singleton
public class RefundStore implements Refunds {

    private static final String CHARGED = """
            select call_id, application, api, operation, business_date, agreement, agreement_version, gross_micro_yuan,
                   exists (select from billing.refunded_call known where known.call_id = rated.call_id) as refunded,
                   exists (select from billing.rerated_line moved
                           where (moved.plan, moved.api, moved.operation, moved.business_date, moved.application)
                                     = (usage.plan, usage.api, usage.operation, usage.business_date, usage.application)
                             and (moved.price_version, moved.agreement, moved.agreement_version)
                                     = (rated.price_version, rated.agreement, rated.agreement_version)) as rated_anew
            from billing.usage_record usage join billing.rated_usage rated using (call_id)
            where organisation = $1 and (call_id = any($2) or correlator = any($3))
            order by call_id limit $4""";

    private static final String INSERT = """
            insert into billing.refunded_call (refund, call_id, gross_micro_yuan)
            select $1, * from unnest($2::uuid[], $3::bigint[])""";

    private final Pool pool;
    private final Clock clock;
    private final AgreementStore agreements;
    private final ProposalStore proposals;
    private final BooksStore books = new BooksStore();
    private final AgreementProgressStore progress = new AgreementProgressStore();
    private final CorrectionStore corrections = new CorrectionStore();

    public RefundStore(Pool pool, Clock clock, AgreementStore agreements, ProposalStore proposals) {
        this.pool = pool;
        this.clock = clock;
        this.agreements = agreements;
        this.proposals = proposals;
    }

    @Override
    public CompletionStage<Proposal> propose(
            OrganisationId developer,
            List<CallId> calls,
            List<Correlator> correlators,
            String reason,
            String username) {
        return charged(pool, developer, calls, correlators)
                .map(found -> refundable(found, calls))
                .map(found -> new RefundOrder(
                        developer, found.stream().map(ChargedCall::call).toList(), reason))
                .chain(order -> proposals.propose(pool, Kind.REFUND, developer.toString(), order.text(), username))
                .subscribeAsCompletionStage();
    }

    /** Pays back what was approved. */
    public Uni<String> approve(SqlClient connection, Proposal proposal, String approvedBy) {
        RefundOrder order = RefundOrder.read(proposal.text());
        return connection
                .query(ReratingStore.LOCK)
                .execute()
                .chain(() -> books.toBook(connection))
                .chain(open -> charged(connection, order.developer(), order.calls(), List.of())
                        .map(found -> refundable(found, order.calls()))
                        .chain(calls -> book(connection, proposal, approvedBy, order, calls, open)
                                .chain(() -> insert(connection, proposal.id(), calls))
                                .replaceWith("refunded/" + calls.size())));
    }

    private Uni<Void> book(
            SqlClient connection,
            Proposal proposal,
            String approvedBy,
            RefundOrder order,
            List<ChargedCall> calls,
            Books open) {
        Set<ProgressKey> months = calls.stream().map(ChargedCall::month).collect(Collectors.toSet());
        return agreements
                .all(connection)
                .map(RefundStore::waterfalls)
                .chain(waterfalls -> progress.lock(connection, months).chain(before -> {
                    Map<ProgressKey, Cumulative> soFar = new HashMap<>(before);
                    Map<ProgressKey, Cumulative> added = new HashMap<>();
                    Map<LocalDate, List<Correction>> byDate = new HashMap<>();
                    for (ChargedCall call : calls) {
                        Cumulative more = Cumulative.ofExcluded(Exclusion.Reason.REFUND, call.gross());
                        Cumulative known = soFar.get(call.month());
                        Distribution difference =
                                waterfalls.get(call.line().agreement()).post(known, known.plus(more));
                        soFar.put(call.month(), known.plus(more));
                        added.merge(call.month(), more, Cumulative::plus);
                        byDate.computeIfAbsent(open.bookedOn(call.line().businessDate()), date -> new ArrayList<>())
                                .add(correction(proposal, approvedBy, order, call, difference));
                    }
                    return book(connection, byDate).chain(() -> progress.add(connection, added));
                }));
    }

    private Uni<Void> book(SqlClient connection, Map<LocalDate, List<Correction>> byDate) {
        return Multi.createFrom()
                .iterable(byDate.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        ofDate -> corrections.book(connection, ofDate.getValue(), ofDate.getKey(), clock.instant()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Correction correction(
            Proposal proposal, String approvedBy, RefundOrder order, ChargedCall call, Distribution difference) {
        String name = proposal.id() + "/" + call.call();
        return new Correction(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                CorrectionReason.REVERSED,
                call.month().month().toString(),
                call.line(),
                Optional.of(call.call()),
                Optional.of(new Correction.Developer(order.developer(), call.application())),
                0,
                0,
                call.gross().negated(),
                CorrectionParts.of(difference),
                order.reason(),
                List.of(proposal.proposedBy(), approvedBy));
    }

    private static Uni<Void> insert(SqlClient connection, UUID refund, List<ChargedCall> calls) {
        var parameters = Columns.of(calls)
                .same(refund)
                .column(UUID[]::new, call -> call.call().value())
                .column(Long[]::new, call -> call.gross().microYuan())
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static Uni<List<ChargedCall>> charged(
            SqlClient client, OrganisationId developer, List<CallId> calls, List<Correlator> correlators) {
        return client.preparedQuery(CHARGED)
                .execute(Tuple.of(
                        developer.value(),
                        calls.stream().map(CallId::value).toArray(UUID[]::new),
                        correlators.stream().map(Correlator::value).toArray(String[]::new),
                        (long) MOST_CALLS + 1))
                .map(RefundStore::charged);
    }

    /** Those that cost something; calls that cost nothing are passed by, unless they were named one by one. */
    private static List<ChargedCall> refundable(List<ChargedCall> found, List<CallId> named) {
        refuseIf(found.size() > MOST_CALLS, new RefundRefusal.TooMany(MOST_CALLS));
        Set<CallId> known = found.stream().map(ChargedCall::call).collect(Collectors.toSet());
        named.stream()
                .filter(Predicate.not(known::contains))
                .findFirst()
                .ifPresent(call -> refuseIf(true, new RefundRefusal.Unknown(call)));
        for (ChargedCall call : found) {
            refuseIf(call.isRefunded(), new RefundRefusal.AlreadyRefunded(call.call()));
            refuseIf(call.isRatedAnew(), new RefundRefusal.RatedAnew(call.call()));
        }
        List<ChargedCall> charged =
                found.stream().filter(call -> !call.gross().equals(Money.ZERO)).toList();
        refuseIf(charged.isEmpty(), new RefundRefusal.NothingCharged());
        return charged;
    }

    private static void refuseIf(boolean refused, RefundRefusal refusal) {
        if (refused) {
            throw new RefusedException(refusal);
        }
    }

    private static Map<AgreementRef, Waterfall> waterfalls(List<Agreement> all) {
        Map<AgreementRef, Waterfall> waterfalls = new HashMap<>();
        all.forEach(agreement -> waterfalls.put(
                new AgreementRef(agreement.terms().agreement(), agreement.version()),
                agreement.terms().waterfall()));
        return waterfalls;
    }

    private static List<ChargedCall> charged(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new ChargedCall(
                        new CallId(row.getUUID("call_id")),
                        new ApplicationId(row.getUUID("application")),
                        new LineKey(
                                agreement(row),
                                new ApiName(row.getString("api")),
                                row.getString("operation"),
                                row.getLocalDate("business_date")),
                        new Money(row.getLong("gross_micro_yuan")),
                        row.getBoolean("refunded"),
                        row.getBoolean("rated_anew")))
                .toList();
    }

    private static AgreementRef agreement(Row row) {
        String agreement = row.getString("agreement");
        return agreement == null ? AgreementRef.NONE : new AgreementRef(agreement, row.getInteger("agreement_version"));
    }
}
