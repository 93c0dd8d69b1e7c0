package io.hefu.billing.rating;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.books.Books;
import io.hefu.billing.books.BooksStore;
import io.hefu.billing.correction.CorrectionStore;
import io.hefu.billing.ledger.LedgerStore;
import io.hefu.billing.pricing.PriceStore;
import io.hefu.billing.queue.RatingQueueStore;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Rates stored calls: their lines, shares, ledger postings and sums are committed together or not at all. Any number of
 * processes may do so at once; what one is rating the others pass by.
 */
@Singleton
public class RatingStore {

    private static final int CALLS_AT_ONCE = 2_000;

    private final Pool pool;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final PriceStore prices;
    private final AgreementStore agreements;
    private final RatingQueueStore queue = new RatingQueueStore();
    private final AnsweredUsageStore usage = new AnsweredUsageStore();
    private final RatedUsageStore rated = new RatedUsageStore();
    private final AgreementProgressStore progress = new AgreementProgressStore();
    private final PriceProgressStore use = new PriceProgressStore();
    private final RevenueTallyStore tallies = new RevenueTallyStore();
    private final LedgerStore ledger = new LedgerStore();
    private final BooksStore books = new BooksStore();
    private final CorrectionStore corrections = new CorrectionStore();

    public RatingStore(Pool pool, Clock clock, Supplier<UUID> ids, PriceStore prices, AgreementStore agreements) {
        this.pool = pool;
        this.clock = clock;
        this.ids = ids;
        this.prices = prices;
        this.agreements = agreements;
    }

    /**
     * Rates the calls that have waited longest, in one transaction.
     *
     * @return whether there were any
     */
    public CompletionStage<Boolean> rateNext() {
        return pool.withTransaction(connection -> queue.take(connection, CALLS_AT_ONCE)
                        .chain(stretches -> usage.in(connection, stretches)
                                .chain(usages -> rate(connection, usages))
                                .replaceWith(!stretches.isEmpty())))
                .subscribeAsCompletionStage();
    }

    /**
     * Tries suspended calls again, in one transaction; prices and agreements may have come since.
     *
     * @param triedBefore those tried since are left alone
     * @return whether there were any
     */
    public CompletionStage<Boolean> retrySuspended(Instant triedBefore) {
        return pool.withTransaction(connection -> usage.suspended(connection, triedBefore, CALLS_AT_ONCE)
                        .chain(usages -> rate(connection, usages)
                                .chain(run -> rated.release(connection, run))
                                .replaceWith(!usages.isEmpty())))
                .subscribeAsCompletionStage();
    }

    private Uni<List<RatedLine>> rate(SqlConnection connection, List<AnsweredUsage> usages) {
        if (usages.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return books.toBook(connection)
                .chain(open -> tariff(connection, usages)
                        .chain(tariff -> used(connection, usages, tariff)
                                .map(used -> RatingRun.of(usages, tariff, used, open, clock.instant(), ids)))
                        .chain(run -> keep(connection, run, open).replaceWith(run.lines())));
    }

    /** What had been used before these calls, where their prices count that; held until the transaction ends. */
    private Uni<UsedSoFar> used(SqlConnection connection, List<AnsweredUsage> usages, Tariff tariff) {
        List<CountedUse> counted =
                usages.stream().map(tariff::counted).flatMap(Optional::stream).toList();
        return use.lock(connection, counted).map(UsedSoFar::new);
    }

    private Uni<Tariff> tariff(SqlConnection connection, List<AnsweredUsage> usages) {
        Set<PlanCode> plans = usages.stream()
                .map(AnsweredUsage::plan)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Set<ApiName> apis = usages.stream().map(call -> call.key().api()).collect(Collectors.toSet());
        return prices.book(connection, plans)
                .chain(book -> agreements.book(connection, apis).map(agreed -> new Tariff(book, agreed)));
    }

    /** Shared rows first and last: other raters wait for them until this transaction ends. */
    private Uni<Void> keep(SqlConnection connection, RatingRun run, Books open) {
        Map<ProgressKey, Cumulative> added = Sharing.added(run.sums());
        return progress.lock(connection, added.keySet())
                .map(before -> Sharing.of(run.sums(), before))
                .chain(sharing -> keep(connection, run, open, sharing))
                .chain(() -> progress.add(connection, added));
    }

    private Uni<Void> keep(SqlConnection connection, RatingRun run, Books open, Sharing sharing) {
        Instant now = clock.instant();
        return ledger.post(connection, sharing.postings(), now)
                .chain(() -> corrections.book(connection, sharing.corrections(), open.openFrom(), now))
                .chain(() -> use.set(connection, run.used()))
                .chain(() -> rated.addLines(connection, run.lines(), now))
                .chain(() -> rated.suspend(connection, run.suspended(), now))
                .chain(() -> tallies.addCosts(connection, run.costs()))
                .chain(() -> tallies.addShares(connection, sharing.shares()));
    }
}
