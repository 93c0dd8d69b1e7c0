package io.hefu.billing.payout;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.payable.Fen;
import io.hefu.billing.payable.PartyMonth;
import io.hefu.billing.payable.PayableFacts;
import io.hefu.billing.payable.PayableStore;
import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.Payout.State;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.core.payout.PayoutFile;
import io.hefu.core.payout.PayoutItem;
import io.hefu.core.payout.Payouts;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Payouts: proposed, approved with a file for the bank, settled by its results. */
@Singleton
public class PayoutStore implements Payouts {

    private static final String CANCEL = "update billing.payout set state = 'CANCELLED' where id = $1";
    private static final String CANCEL_ITEMS =
            "update billing.payout_item set state = 'CANCELLED', changed_at = $2 where payout = $1";

    private final Pool pool;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final PayableStore payables;
    private final Money minimum;
    private final PayoutRowStore rows = new PayoutRowStore();
    private final PayoutFileStore files;
    private final PayoutResultStore results;

    @Inject
    PayoutStore(
            Pool pool, Clock clock, Supplier<UUID> ids, PayableStore payables, PayoutVault vault, PayoutConfig config) {
        this(pool, clock, ids, payables, vault, Fen.money(config.minimumFen()));
    }

    /** @param minimum what comes to less waits for later months */
    public PayoutStore(
            Pool pool, Clock clock, Supplier<UUID> ids, PayableStore payables, PayoutVault vault, Money minimum) {
        this.pool = pool;
        this.clock = clock;
        this.ids = ids;
        this.payables = payables;
        this.minimum = minimum;
        this.files = new PayoutFileStore(vault);
        this.results = new PayoutResultStore(payables, ids);
    }

    @Override
    public CompletionStage<List<PayoutCandidate>> candidates(OrganisationId operator) {
        return payables.facts()
                .unpaid(pool)
                .chain(keys ->
                        payables.frozen(keys).chain(frozen -> payables.facts().facts(pool, keys, frozen, today())))
                .chain(known -> rows.standing(pool)
                        .map(standing -> new PayoutPlan(standing, operator, minimum).candidates(known, today())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Payout> create(String reference, Set<OrganisationId> parties, Actor by) {
        return payables.facts()
                .unpaid(pool)
                .chain(keys -> payables.frozen(keys)
                        .chain(frozen -> pool.withTransaction(connection -> rows.lock(connection)
                                .chain(() -> rows.ofReference(connection, reference))
                                .chain(known -> known.isPresent()
                                        ? one(connection, known.get())
                                        : create(connection, keys, frozen, reference, parties, by)))))
                .subscribeAsCompletionStage();
    }

    private Uni<Payout> create(
            SqlClient connection,
            List<PartyMonth> keys,
            Map<PartyMonth, Money> frozen,
            String reference,
            Set<OrganisationId> parties,
            Actor by) {
        UUID id = ids.get();
        return payables.facts()
                .lock(connection, keys, frozen, today())
                .chain(known -> rows.standing(connection).chain(standing -> {
                    PayoutPlan plan = new PayoutPlan(standing, by.organisation(), minimum);
                    List<PayoutCandidate> chosen = chosen(plan.candidates(known, today()), parties);
                    return rows.insert(connection, id, reference, chosen, standing.accounts(), by, clock.instant());
                }))
                .chain(() -> one(connection, id));
    }

    private static List<PayoutCandidate> chosen(List<PayoutCandidate> candidates, Set<OrganisationId> named) {
        Map<OrganisationId, PayoutCandidate> byParty = new HashMap<>();
        candidates.forEach(candidate -> byParty.put(candidate.party(), candidate));
        for (OrganisationId party : named) {
            PayoutCandidate candidate = byParty.get(party);
            if (candidate == null || candidate.obstacle().isPresent()) {
                throw new RefusedException(new PayoutRefusal.NotPayable(
                        party, Optional.ofNullable(candidate).flatMap(PayoutCandidate::obstacle)));
            }
        }
        List<PayoutCandidate> chosen = candidates.stream()
                .filter(candidate -> candidate.obstacle().isEmpty())
                .filter(candidate -> named.isEmpty() || named.contains(candidate.party()))
                .toList();
        if (chosen.isEmpty()) {
            throw new RefusedException(PayoutRefusal.Plain.NOTHING_PAYABLE);
        }
        return chosen;
    }

    @Override
    public CompletionStage<Page<Payout>> list(int page, int perPage) {
        return rows.page(pool, page, perPage)
                .chain(found -> rows.count(pool).map(total -> Page.of(found, page, perPage, total)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Payout>> find(UUID payout) {
        return rows.find(pool, payout).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Payout> approve(UUID payout, Actor by) {
        return rows.statements(pool, payout)
                .chain(keys -> payables.frozen(keys)
                        .chain(frozen -> pool.withTransaction(connection -> rows.lock(connection)
                                .chain(() -> one(connection, payout))
                                .chain(known -> isApproved(known, by)
                                        ? Uni.createFrom().item(known)
                                        : approve(connection, known, keys, frozen, by)))))
                .subscribeAsCompletionStage();
    }

    private static boolean isApproved(Payout payout, Actor by) {
        if (payout.approvedBy().equals(Optional.of(by.username()))) {
            return true;
        }
        requireProposed(payout);
        if (payout.createdBy().equals(by.username())) {
            throw new RefusedException(PayoutRefusal.Plain.OWN_PAYOUT);
        }
        if (!payout.operator().equals(by.organisation())) {
            throw new RefusedException(PayoutRefusal.Plain.NO_PAYOUT);
        }
        return false;
    }

    private Uni<Payout> approve(
            SqlClient connection, Payout payout, List<PartyMonth> keys, Map<PartyMonth, Money> frozen, Actor by) {
        return payables.facts()
                .lock(connection, keys, frozen, today())
                .chain(known -> rows.standing(connection)
                        .chain(standing -> files.withCurrentAccount(connection, payout.id())
                                .invoke(accounts -> requireCurrent(payout, known, standing, accounts))))
                .chain(() -> files.make(connection, payout, by.username(), clock.instant()))
                .chain(() -> one(connection, payout.id()));
    }

    /** What was looked at is what is paid: otherwise it is to be looked at again. */
    private static void requireCurrent(
            Payout payout, List<PayableFacts> known, Standing standing, Set<OrganisationId> withAccount) {
        Map<OrganisationId, Boolean> covered = new HashMap<>();
        known.forEach(facts -> covered.merge(facts.party(), facts.covers(), Boolean::logicalAnd));
        for (PayoutItem item : payout.items()) {
            boolean current = covered.getOrDefault(item.party(), false)
                    && !standing.held().contains(item.party())
                    && withAccount.contains(item.party());
            if (!current) {
                throw new RefusedException(new PayoutRefusal.Stale(item.party()));
            }
        }
    }

    @Override
    public CompletionStage<Payout> cancel(UUID payout, Actor by) {
        return pool.withTransaction(connection -> rows.lock(connection)
                        .chain(() -> one(connection, payout))
                        .chain(known -> known.state() == State.CANCELLED
                                ? Uni.createFrom().item(known)
                                : cancel(connection, known)))
                .subscribeAsCompletionStage();
    }

    private Uni<Payout> cancel(SqlClient connection, Payout payout) {
        requireProposed(payout);
        return connection
                .preparedQuery(CANCEL)
                .execute(Tuple.of(payout.id()))
                .chain(() -> connection
                        .preparedQuery(CANCEL_ITEMS)
                        .execute(Tuple.of(payout.id(), clock.instant().atOffset(ZoneOffset.UTC))))
                .chain(() -> one(connection, payout.id()));
    }

    @Override
    public CompletionStage<Optional<PayoutFile>> file(UUID payout) {
        return rows.find(pool, payout)
                .map(found -> found.flatMap(Payout::file))
                .chain(file -> file.isEmpty()
                        ? Uni.createFrom().item(Optional.<PayoutFile>empty())
                        : files.bytes(pool, payout).map(bytes -> Optional.of(new PayoutFile(file.get(), bytes))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Payout> importResults(UUID payout, byte[] csv, Actor by) {
        return Uni.createFrom()
                .item(() -> ResultFile.read(csv))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(read -> importResults(payout, csv, read, by))
                .subscribeAsCompletionStage();
    }

    private Uni<Payout> importResults(UUID payout, byte[] csv, List<PaymentResult> read, Actor by) {
        return rows.statements(pool, payout)
                .chain(keys -> payables.frozen(keys)
                        .chain(frozen -> pool.withTransaction(connection -> rows.lock(connection)
                                .chain(() -> one(connection, payout))
                                .chain(known ->
                                        results.take(connection, known, csv, read, keys, frozen, by, clock.instant()))
                                .chain(() -> one(connection, payout)))));
    }

    private static void requireProposed(Payout payout) {
        if (payout.state() != State.PROPOSED) {
            throw new RefusedException(
                    new PayoutRefusal.WrongState(payout.state().name()));
        }
    }

    private Uni<Payout> one(SqlClient client, UUID id) {
        return rows.find(client, id)
                .map(found -> found.orElseThrow(() -> new RefusedException(PayoutRefusal.Plain.NO_PAYOUT)));
    }

    private LocalDate today() {
        return BusinessCalendar.dateOf(clock.instant());
    }
}
