package io.hefu.gateway.pipeline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.notification.Notification;
import io.hefu.core.pricing.PriceLists;
import io.hefu.core.pricing.PriceLists.Price;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.usage.UsageEntry;
import io.hefu.gateway.alert.Alert;
import io.hefu.gateway.alert.QuotaAlerts;
import io.hefu.gateway.consent.Consent;
import io.hefu.gateway.consent.KnownConsents;
import io.hefu.gateway.credential.Authenticate;
import io.hefu.gateway.credential.RequestSignatures;
import io.hefu.gateway.credential.UsedCredentials;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.entitlement.Entitle;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.entitlement.OneCredential;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Respond;
import io.hefu.gateway.idempotency.KeepAnswer;
import io.hefu.gateway.idempotency.ReleaseKey;
import io.hefu.gateway.idempotency.RequestHash;
import io.hefu.gateway.idempotency.ReserveKey;
import io.hefu.gateway.limit.Admissions;
import io.hefu.gateway.limit.KnownPrices;
import io.hefu.gateway.limit.Limit;
import io.hefu.gateway.limit.MemoryLimits;
import io.hefu.gateway.limit.ReserveFunds;
import io.hefu.gateway.metering.MeterIntent;
import io.hefu.gateway.metering.MeterOutcome;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.routing.PartnerCalls;
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.telemetry.CallTraces;
import io.hefu.gateway.validation.Mismatches;
import io.hefu.gateway.validation.Validate;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What the pipeline meets in portal, database and journal, as tests want it: they hold it in their hands. */
public final class FakeEnds {

    public final List<UsageEntry> journal = new CopyOnWriteArrayList<>();
    public final List<Notification> told = new CopyOnWriteArrayList<>();
    public final List<String> mismatches = new CopyOnWriteArrayList<>();
    public final List<Price> prices = new CopyOnWriteArrayList<>();
    public final MemoryReservations reservations = new MemoryReservations();
    public final MemoryLimits limits;
    public volatile boolean consented;
    public volatile boolean journalBroken;
    public volatile boolean journalScarce;
    public volatile Executor disk;

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Supplier<UUID> ids;

    private FakeEnds(Clock clock, LongSupplier nanoTime, Supplier<UUID> ids, Executor disk) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.ids = ids;
        this.disk = disk;
        this.limits = new MemoryLimits(clock.instant());
    }

    /** In which nothing waits, and time stands still. */
    static FakeEnds standingStill(Clock clock, LongSupplier nanoTime, Supplier<UUID> ids) {
        return new FakeEnds(clock, nanoTime, ids, Runnable::run);
    }

    /** With the time of this machine, and a journal that takes some of it. */
    public static FakeEnds inRealTime() {
        return new FakeEnds(Clock.systemUTC(), System::nanoTime, UUID::randomUUID, ForkJoinPool.commonPool());
    }

    /** All stages, between these ends and what answers. */
    public Pipeline pipeline(
            Supplier<Entitlement> caller,
            OperationTable operations,
            Capabilities capabilities,
            PartnerCalls partners,
            CallTraces traces) {
        KnownEntitlements entitlements = new OneCredential(caller).known();
        Admissions admissions = new Admissions(limits.gauges());
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return new Pipeline(
                new Receive(operations),
                new Authenticate(
                        entitlements,
                        token -> Uni.createFrom().failure(new AssertionError("no test here uses tokens")),
                        new RequestSignatures(
                                entitlements,
                                (key, nonce, until) ->
                                        Uni.createFrom().failure(new AssertionError("no test here signs requests")),
                                clock),
                        new UsedCredentials()),
                new Entitle(),
                new Limit(admissions, clock::millis),
                new Validate(mismatches()),
                new Consent(new KnownConsents(
                        (subscriber, application, purpose) -> CompletableFuture.completedStage(consented), () -> 0)),
                new ReserveKey(reservations, new RequestHash(MasterKey.ofDemo())),
                new ReserveFunds(admissions, new KnownPrices(new PricesInHand(), clock::millis), clock::millis),
                new MeterIntent(this::append, () -> journalScarce),
                new Route(capabilities, partners, json),
                new ReleaseKey(reservations, ids),
                new MeterOutcome(this::append, nanoTime),
                new Alert(new QuotaAlerts(events -> {
                    told.addAll(events);
                    return CompletableFuture.completedStage(null);
                })),
                new Respond(json),
                new KeepAnswer(reservations),
                traces);
    }

    /** Noted, each with its side. */
    public Mismatches mismatches() {
        return new Mismatches() {
            @Override
            public void inRequest(Operation operation, String what) {
                mismatches.add("request: " + what);
            }

            @Override
            public void inAnswer(Operation operation, String what) {
                mismatches.add("answer: " + what);
            }
        };
    }

    private CompletionStage<Void> append(UsageEntry entry) {
        if (journalBroken) {
            return CompletableFuture.failedStage(new IllegalStateException("disk full"));
        }
        journal.add(entry);
        return CompletableFuture.runAsync(() -> {}, disk);
    }

    private final class PricesInHand implements PriceLists {

        @Override
        public CompletionStage<List<Price>> of(PlanCode plan) {
            return CompletableFuture.completedStage(prices);
        }

        @Override
        public CompletionStage<List<Price>> history(PlanCode plan) {
            return of(plan);
        }
    }
}
