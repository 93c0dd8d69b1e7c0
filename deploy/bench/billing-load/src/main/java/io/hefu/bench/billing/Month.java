package io.hefu.bench.billing;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.intake.UsageIntakeStore;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceStore;
import io.hefu.billing.rating.RatingStore;
import io.hefu.billing.settlement.SealSecret;
import io.hefu.billing.settlement.SettlementCalendar;
import io.hefu.billing.settlement.SettlementStore;
import io.hefu.billing.settlement.StatedCallStore;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.settlement.PeriodProgress;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The module as a process would assemble it, and the gateways that deliver to it. */
final class Month {

    static final YearMonth MONTH = YearMonth.of(2026, 10);

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Instant BEGIN = MONTH.atDay(1).atStartOfDay(SHANGHAI).toInstant();
    private static final Instant END =
            MONTH.plusMonths(1).atDay(1).atStartOfDay(SHANGHAI).toInstant();
    private static final Clock CLOCK = Clock.fixed(END.plus(Duration.ofHours(3)), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int GATEWAYS = 3;
    private static final int RATERS = 2;

    /** An intent and an outcome. */
    private static final int ENTRIES_A_CALL = 2;

    private final UsageIntakeStore intake;
    private final RatingStore rating;
    private final SettlementStore settlement;
    private final List<Calls> gateways = new ArrayList<>();

    /** On a database that was {@linkplain #prepare prepared}; gateways go on where they were. */
    Month(Pool pool) throws Exception {
        AgreementStore agreements = new AgreementStore(pool);
        SealSecret secret = new SealSecret(MasterKey.ofDemo());
        this.intake = new UsageIntakeStore(pool, CLOCK);
        this.rating = new RatingStore(pool, CLOCK, UUID::randomUUID, new PriceStore(pool, CLOCK), agreements);
        this.settlement = new SettlementStore(
                pool,
                CLOCK,
                new SettlementCalendar(Duration.ofHours(2)),
                agreements,
                new StatedCallStore(pool, agreements, secret),
                secret);
        for (int number = 1; number <= GATEWAYS; number++) {
            Calls calls = new Calls("gateway-" + number, 1, number);
            calls.skipTo(await(intake.storedUpTo(calls.node(), calls.epoch())));
            gateways.add(calls);
        }
    }

    /** Prices, agreements, and gateways that begin. */
    static void prepare(Pool pool) throws Exception {
        PriceStore prices = new PriceStore(pool, CLOCK);
        AgreementStore agreements = new AgreementStore(pool);
        for (int partner = 0; partner < Ecosystem.PARTNERS; partner++) {
            PriceKey key = new PriceKey(Ecosystem.PLAN, Ecosystem.api(partner), Ecosystem.OPERATION);
            await(prices.publish(key, Ecosystem.price(partner), BEGIN));
            await(agreements.sign(Ecosystem.agreement(partner, BEGIN)));
        }
        UsageIntakeStore intake = new UsageIntakeStore(pool, Clock.fixed(BEGIN, ZoneOffset.UTC));
        for (int number = 1; number <= GATEWAYS; number++) {
            await(intake.beginEpoch("gateway-" + number));
        }
    }

    /**
     * Takes in so many calls of a part of the month and rates them, both at once, until all is posted.
     *
     * @param from and to: which part of all the month's calls
     * @return seconds
     */
    double takeIn(long from, long to, long all) throws Exception {
        long start = System.nanoTime();
        AtomicBoolean delivered = new AtomicBoolean();
        List<CompletableFuture<Void>> deliveries = new ArrayList<>();
        for (int i = 0; i < GATEWAYS; i++) {
            Calls gateway = gateways.get(i);
            long first = from + i * Calls.atOnce();
            deliveries.add(CompletableFuture.runAsync(() -> deliver(gateway, first, to, all)));
        }
        List<CompletableFuture<Void>> raters = new ArrayList<>();
        for (int i = 0; i < RATERS; i++) {
            raters.add(CompletableFuture.runAsync(() -> rate(delivered)));
        }
        CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new)).get();
        delivered.set(true);
        CompletableFuture.allOf(raters.toArray(CompletableFuture[]::new)).get();
        return (System.nanoTime() - start) / 1e9;
    }

    /** All that was answered has been stored. */
    void deliveredAll() throws Exception {
        for (Calls gateway : gateways) {
            await(intake.storedUntil(gateway.node(), gateway.epoch(), gateway.lastSequence(), CLOCK.instant()));
        }
    }

    /** Everything at once, as a process of the platform does it: delivers, rates and settles until the month is issued. */
    void runAll(long all) throws Exception {
        AtomicBoolean delivered = new AtomicBoolean();
        List<CompletableFuture<Void>> deliveries = new ArrayList<>();
        for (int number = 0; number < GATEWAYS; number++) {
            int i = number;
            Calls gateway = gateways.get(i);
            long before = gateway.lastSequence() / ENTRIES_A_CALL * GATEWAYS;
            deliveries.add(
                    CompletableFuture.runAsync(() -> deliver(gateway, before + (long) i * Calls.atOnce(), all, all)));
        }
        CompletableFuture<Void> rater = CompletableFuture.runAsync(() -> rate(delivered));
        CompletableFuture<Void> settler = CompletableFuture.runAsync(() -> settle(delivered));
        CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new)).get();
        deliveredAll();
        delivered.set(true);
        rater.get();
        settler.get();
        letIssue();
    }

    private void settle(AtomicBoolean delivered) {
        boolean last = false;
        while (true) {
            boolean any = awaitUnchecked(settlement.advance());
            if (!any && last && isCalculated()) {
                return;
            }
            last = delivered.get();
        }
    }

    private boolean isCalculated() {
        return !awaitUnchecked(settlement.periods(Kind.MONTH, 1)).isEmpty();
    }

    /** What two people do, and may have done before. */
    private void letIssue() throws Exception {
        PeriodProgress month = await(settlement.periods(Kind.MONTH, 1)).get(0);
        if (month.reviewedAt().isEmpty()) {
            await(settlement.review(MONTH, "lin"));
        }
        if (month.issuedAt().isEmpty()) {
            await(settlement.issue(MONTH, "wang"));
        }
    }

    /** Closes day by day, then the month, which two people let be issued. */
    void close(Runnable afterEachStep) throws Exception {
        while (await(settlement.advance())) {
            afterEachStep.run();
        }
        await(settlement.review(MONTH, "lin"));
        await(settlement.issue(MONTH, "wang"));
    }

    private void deliver(Calls gateway, long first, long to, long all) {
        Duration month = Duration.between(BEGIN, END);
        for (long done = first; done < to; done += (long) GATEWAYS * Calls.atOnce()) {
            Instant from = BEGIN.plusNanos((long) (month.toNanos() * ((double) done / all)));
            Duration length = Duration.ofNanos((long) (month.toNanos() * ((double) Calls.atOnce() / all)));
            awaitUnchecked(intake.store(gateway.next(from, length)));
            awaitUnchecked(
                    intake.storedUntil(gateway.node(), gateway.epoch(), gateway.lastSequence(), from.plus(length)));
        }
    }

    /** Until nothing waits any more after everything was delivered. */
    private void rate(AtomicBoolean delivered) {
        boolean last = false;
        while (true) {
            boolean any = awaitUnchecked(rating.rateNext());
            if (!any && last) {
                return;
            }
            last = delivered.get();
        }
    }

    private static <T> T awaitUnchecked(CompletionStage<T> stage) {
        try {
            return await(stage);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
