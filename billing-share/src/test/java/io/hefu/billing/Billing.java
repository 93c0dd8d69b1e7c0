package io.hefu.billing;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.intake.UsageIntakeStore;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.ledger.LedgerStore;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceStore;
import io.hefu.billing.rating.RatingStore;
import io.hefu.billing.report.SuspenseStore;
import io.hefu.billing.report.UsageReportStore;
import io.hefu.billing.settlement.IssuedStatementStore;
import io.hefu.billing.settlement.SealSecret;
import io.hefu.billing.settlement.SettlementCalendar;
import io.hefu.billing.settlement.SettlementStore;
import io.hefu.billing.settlement.StatedCallStore;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The whole module on a database, as a process would assemble it. */
public final class Billing {

    public static final Instant START_OF_2026 = Instant.parse("2025-12-31T16:00:00Z");
    public static final PlanCode STANDARD = new PlanCode("standard");
    public static final ApiName LOCATION = new ApiName("location-verification");
    public static final ApiName MESSAGES = new ApiName("short-messages");
    public static final OrganisationId OPERATOR = OrganisationId.of("00000000-0000-7000-8000-000000000001");
    public static final OrganisationId WANXIANG = OrganisationId.of("00000000-0000-7000-8000-000000000020");

    public static final SealSecret SECRET = new SealSecret(MasterKey.ofDemo());

    public final MovableClock clock;
    public final UsageIntakeStore intake;
    public final PriceStore prices;
    public final AgreementStore agreements;
    public final RatingStore rating;
    public final UsageReportStore reports;
    public final StatedCallStore statedCalls;
    public final SettlementStore settlement;
    public final IssuedStatementStore statements;
    public final SuspenseStore suspense;
    private final Pool pool;

    public Billing(TestDatabase database, MovableClock clock) {
        this.clock = clock;
        this.pool = database.pool();
        this.intake = new UsageIntakeStore(pool, clock);
        this.prices = new PriceStore(pool, clock);
        this.agreements = new AgreementStore(pool);
        this.rating = new RatingStore(pool, clock, UUID::randomUUID, prices, agreements);
        this.reports = new UsageReportStore(pool, clock);
        this.statedCalls = new StatedCallStore(pool, agreements, SECRET);
        this.suspense = new SuspenseStore(pool, clock);
        this.statements = new IssuedStatementStore(pool, agreements, statedCalls, SECRET);
        this.settlement = new SettlementStore(
                pool, clock, new SettlementCalendar(Duration.ofHours(2)), agreements, statedCalls, SECRET);
    }

    /** Verifying a location costs 0.12 yuan and is shared 70 to 30. A message costs 0.045 and is all the operator's. */
    public Billing withUsualTerms() {
        price(LOCATION, "verifyLocation", "0.12", START_OF_2026);
        price(MESSAGES, "sendMessage", "0.045", START_OF_2026);
        agree("wanxiang-location", LOCATION, START_OF_2026, new Portion(WANXIANG, 3_000));
        agree("operator-messages", MESSAGES, START_OF_2026);
        return this;
    }

    public void price(ApiName api, String operation, String yuan, Instant from) {
        await(prices.publish(new PriceKey(STANDARD, api, operation), Money.ofYuan(yuan), from));
    }

    /** The operator takes what the partners leave. */
    public void agree(String name, ApiName api, Instant from, Portion... partners) {
        Waterfall waterfall = Waterfall.percentages(OPERATOR, List.of(partners));
        await(agreements.sign(new AgreementTerms(name, api, Optional.empty(), from, waterfall)));
    }

    public void store(String node, long epoch, long firstSequence, UsageEntry... entries) {
        await(intake.store(new UsageBatch(node, epoch, firstSequence, List.of(entries))));
    }

    public void rateAll() {
        boolean any = true;
        while (any) {
            any = await(rating.rateNext());
        }
    }

    public void retrySuspended() {
        Instant begun = clock.instant();
        boolean any = true;
        while (any) {
            any = await(rating.retrySuspended(begun));
        }
    }

    /** Takes all steps of the settlement that can be taken now. */
    public void settle() {
        boolean any = true;
        while (any) {
            any = await(settlement.advance());
        }
    }

    public Money balance(LedgerAccount account, LocalDate date) {
        return await(new LedgerStore().balance(pool, account, date).subscribeAsCompletionStage());
    }

    /** What a stage comes to; its failure is thrown as it is. */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
