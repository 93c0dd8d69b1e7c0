package io.hefu.gateway.pipeline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.address.AddressRange;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.notification.Notification;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.usage.PriceLists.Price;
import io.hefu.core.usage.UsageEntry;
import io.hefu.gateway.alert.Alert;
import io.hefu.gateway.alert.QuotaAlerts;
import io.hefu.gateway.consent.Consent;
import io.hefu.gateway.consent.KnownConsents;
import io.hefu.gateway.credential.Authenticate;
import io.hefu.gateway.credential.RequestSignatures;
import io.hefu.gateway.credential.UsedCredentials;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.entitlement.Entitle;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.entitlement.Staleness;
import io.hefu.gateway.entitlement.Staleness.Choice;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.OutgoingAnswer;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.RequestSource;
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
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.telemetry.CallTraces;
import io.hefu.gateway.validation.Mismatches;
import io.hefu.gateway.validation.Validate;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The pipeline with fakes at its ends: one application, one key, five calls a second and twenty a day. */
final class Road {

    static final ApiKey KEY = ApiKey.mint(Environment.LIVE, new Random(1));
    private static final ApiKey TEST_KEY = ApiKey.mint(Environment.SANDBOX, new Random(1));

    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    final List<UsageEntry> journal = new ArrayList<>();
    final List<Notification> told = new ArrayList<>();
    final EchoCapability capability = new EchoCapability();
    final MemoryReservations reservations = new MemoryReservations();
    Standing standing = Standing.ACTIVE;
    CredentialConstraints constraints = CredentialConstraints.NONE;
    boolean consented;
    boolean journalBroken;
    final List<AppliedLimit> otherLimits = new ArrayList<>();
    final List<Price> prices = new ArrayList<>();
    final MemoryLimits limits = new MemoryLimits(NOW);

    private ApiKey key = KEY;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Random random = new Random(2);
    private final Pipeline pipeline = assemble();

    Road() {
        header("Authorization", "Bearer " + KEY.clearText()).header("Content-Type", "application/json");
    }

    List<String> decidingStages() {
        return pipeline.decidingStages();
    }

    /** The same application with its key for the sandbox. */
    void inTheSandbox() {
        key = TEST_KEY;
        header("Authorization", "Bearer " + key.clearText());
    }

    Road header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    OutgoingAnswer call(String method, String path, String body) {
        return serve(method, path, body).toCompletableFuture().join();
    }

    /** A call whose answer nobody waits for. */
    void start(String method, String path, String body) {
        serve(method, path, body);
    }

    private CompletionStage<OutgoingAnswer> serve(String method, String path, String body) {
        CallId id = new CallId(nextId());
        return pipeline.serve(new Exchange(new Sent(method, path, body), id, NOW, 0, Runnable::run));
    }

    private Pipeline assemble() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        KnownEntitlements entitlements =
                new KnownEntitlements(new OneKey(), () -> 0, new Staleness(Duration.ZERO, Choice.SERVE), 10);
        Capabilities capabilities = new Capabilities(List.of(capability));
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Admissions admissions = new Admissions(limits.gauges());
        return new Pipeline(
                new Receive(capabilities.operations()),
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
                new Validate(new NoMismatches()),
                new Consent(new KnownConsents(
                        (subscriber, application, purpose) -> CompletableFuture.completedStage(consented), () -> 0)),
                new ReserveKey(reservations, new RequestHash(MasterKey.ofDemo())),
                new ReserveFunds(
                        admissions,
                        new KnownPrices(plan -> CompletableFuture.completedStage(prices), clock::millis),
                        clock::millis),
                new MeterIntent(this::append),
                new Route(
                        capabilities,
                        exchange -> CompletableFuture.failedStage(new AssertionError("no partners here")),
                        json),
                new ReleaseKey(reservations, this::nextId),
                new MeterOutcome(this::append, () -> 5_000),
                new Alert(new QuotaAlerts(events -> {
                    told.addAll(events);
                    return CompletableFuture.completedStage(null);
                })),
                new Respond(json),
                new KeepAnswer(reservations),
                CallTraces.OFF);
    }

    private UUID nextId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private CompletionStage<Void> append(UsageEntry entry) {
        if (journalBroken) {
            return CompletableFuture.failedStage(new IllegalStateException("disk full"));
        }
        journal.add(entry);
        return CompletableFuture.completedStage(null);
    }

    private final class OneKey implements Entitlements {

        @Override
        public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
            List<AppliedLimit> all = new ArrayList<>(otherLimits);
            all.add(new AppliedLimit(LimitLevel.PLAN, "standard", new RateLimit(5, 10)));
            all.add(new AppliedLimit(LimitLevel.PLAN, "standard", new Quota(20, Quota.Period.DAY)));
            Grant grant = new Grant(
                    new SubscriptionId(new UUID(0, 2)),
                    new PlanCode("standard"),
                    Set.of(new ApiName("echo")),
                    all,
                    Map.of(),
                    WithoutStore.LOCAL_SHARE);
            Entitlement entitlement = new Entitlement(
                    key.credential(),
                    Optional.of(key.hash()),
                    ProofOfPossession.NONE,
                    standing,
                    constraints,
                    key == KEY ? Environment.LIVE : Environment.SANDBOX,
                    new OrganisationId(new UUID(0, 3)),
                    APPLICATION,
                    List.of(grant));
            return CompletableFuture.completedStage(
                    credentials.contains(key.credential()) ? List.of(entitlement) : List.of());
        }

        @Override
        public CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size) {
            throw new AssertionError("no test here reads ahead");
        }

        @Override
        public CompletionStage<EntitlementChanges> changesSince(long version) {
            throw new AssertionError("no test here changes the configuration");
        }
    }

    private static final class NoMismatches implements Mismatches {

        @Override
        public void inRequest(Operation operation, String what) {
            throw new AssertionError("capabilities' requests are refused, not reported");
        }

        @Override
        public void inAnswer(Operation operation, String what) {
            throw new AssertionError("capabilities' answers are not looked into");
        }
    }

    private final class Sent implements IncomingRequest {

        private final String method;
        private final String target;
        private final String body;

        Sent(String method, String target, String body) {
            this.method = method;
            this.target = target;
            this.body = body;
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public String path() {
            return target.split("\\?", 2)[0];
        }

        @Override
        public Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            if (target.contains("?")) {
                String[] pair = target.split("\\?", 2)[1].split("=", 2);
                query.put(pair[0], pair[1]);
            }
            return query;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public String targetUri() {
            return "https://api.example" + target;
        }

        @Override
        public List<String> headers(String name) {
            return header(name).map(List::of).orElse(List.of());
        }

        @Override
        public Optional<CertificateThumbprint> clientCertificate() {
            return Optional.empty();
        }

        @Override
        public InetAddress remoteAddress() {
            return AddressRange.address("203.0.113.9");
        }

        @Override
        public Uni<byte[]> body() {
            return Uni.createFrom().item(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean isCollected() {
            return false;
        }

        @Override
        public long declaredLength() {
            return body.length();
        }

        @Override
        public long bodyLimitBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public RequestSource source() {
            throw new AssertionError("no test here passes requests on");
        }
    }
}
