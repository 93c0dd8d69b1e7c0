package io.hefu.gateway.hosting;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
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
import io.hefu.gateway.entitlement.Staleness;
import io.hefu.gateway.entitlement.Staleness.Choice;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Respond;
import io.hefu.gateway.http.ListeningGateway;
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
import io.hefu.gateway.pipeline.MemoryReservations;
import io.hefu.gateway.pipeline.Pipeline;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.signature.Ed25519Key;
import io.hefu.gateway.telemetry.CallTraces;
import io.hefu.gateway.upstream.Upstreams;
import io.hefu.gateway.validation.Mismatches;
import io.hefu.gateway.validation.Validate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway on a real socket with the whole pipeline, fakes for portal and journal, and partners' APIs. */
final class HostingGateway implements AutoCloseable {

    static final ApiKey KEY = ApiKey.mint(Environment.LIVE, new Random(1));
    static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    static final OutsideAddresses LOOPBACK_ALLOWED = new OutsideAddresses(List.of(AddressRange.parse("127.0.0.0/8")));

    final List<UsageEntry> journal = new CopyOnWriteArrayList<>();
    final List<String> mismatches = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    final OperationTable operations = new OperationTable(List.of());
    final HostedRoutes routes;
    final Ed25519Key key;
    final ListeningGateway listening;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    volatile boolean journalBroken;
    volatile boolean consented;

    private final Vertx vertx = Vertx.vertx();
    private long revision;

    HostingGateway(Path folder) {
        this(folder, LOOPBACK_ALLOWED, Optional.empty());
    }

    HostingGateway(Path folder, OutsideAddresses outside, Optional<PemTrustOptions> trust) {
        this(folder, outside, trust, CallTraces.OFF);
    }

    HostingGateway(Path folder, CallTraces traces) {
        this(folder, LOOPBACK_ALLOWED, Optional.empty(), traces);
    }

    private HostingGateway(Path folder, OutsideAddresses outside, Optional<PemTrustOptions> trust, CallTraces traces) {
        key = Ed25519Key.at(folder.resolve("signing-key.pem"));
        Upstreams upstreams = new Upstreams(vertx, outside, trust, System::nanoTime);
        routes = new HostedRoutes(
                operations,
                upstreams,
                new CallSigners(key, Clock.systemUTC()),
                Set.of("portal"),
                vertx,
                System::nanoTime);
        listening = new ListeningGateway(vertx, operations, pipeline(upstreams, traces));
    }

    private Pipeline pipeline(Upstreams upstreams, CallTraces traces) {
        Clock clock = Clock.systemUTC();
        Mismatches noted = new NotedMismatches();
        Capabilities capabilities = new Capabilities(List.of());
        KnownEntitlements entitlements =
                new KnownEntitlements(new OneKey(), () -> 0, new Staleness(Duration.ZERO, Choice.SERVE), 10);
        MemoryLimits limits = new MemoryLimits(clock.instant());
        Admissions admissions = new Admissions(limits.gauges());
        MemoryReservations reservations = new MemoryReservations();
        return new Pipeline(
                new Receive(operations),
                new Authenticate(
                        entitlements,
                        token -> Uni.createFrom().failure(new AssertionError("no test here uses tokens")),
                        new RequestSignatures(
                                entitlements,
                                (keyId, nonce, until) ->
                                        Uni.createFrom().failure(new AssertionError("no test here signs requests")),
                                clock),
                        new UsedCredentials()),
                new Entitle(),
                new Limit(admissions, clock::millis),
                new Validate(noted),
                new Consent(new KnownConsents(
                        (subscriber, application, purpose) -> CompletableFuture.completedStage(consented), () -> 0)),
                new ReserveKey(reservations, new RequestHash(MasterKey.ofDemo())),
                new ReserveFunds(
                        admissions,
                        new KnownPrices(plan -> CompletableFuture.completedStage(List.of()), clock::millis),
                        clock::millis),
                new MeterIntent(this::append),
                new Route(
                        capabilities,
                        new HostedCalls(
                                routes,
                                upstreams,
                                new AnswerCache(100_000, System::nanoTime),
                                noted,
                                (api, failure) -> failures.add(failure.kind())),
                        JsonMapper.builder().build()),
                new ReleaseKey(reservations, UUID::randomUUID),
                new MeterOutcome(this::append, System::nanoTime),
                new Alert(new QuotaAlerts(events -> CompletableFuture.completedStage(null))),
                new Respond(JsonMapper.builder().build()),
                new KeepAnswer(reservations),
                traces);
    }

    private CompletionStage<Void> append(UsageEntry entry) {
        if (journalBroken) {
            return CompletableFuture.failedStage(new IllegalStateException("disk full"));
        }
        journal.add(entry);
        return CompletableFuture.runAsync(() -> {});
    }

    /** Puts an API of this name in force, and takes all others out. */
    void host(HostedApi... apis) {
        routes.replaceWith(List.of(apis)).await().indefinitely();
    }

    void host(PartnerPolicy policy, RawUpstream... upstreams) {
        host(api("offers", OffersDefinition.JSON, policy, Lifecycle.CURRENT, upstreams));
    }

    HostedApi api(String name, String definition, PartnerPolicy policy, Lifecycle lifecycle, RawUpstream... upstreams) {
        List<Upstream> all = new ArrayList<>();
        for (RawUpstream upstream : upstreams) {
            all.add(new Upstream("u" + all.size(), base(upstream), 1, Track.STABLE));
        }
        return api(name, definition, policy, lifecycle, all);
    }

    HostedApi api(String name, String definition, PartnerPolicy policy, Lifecycle lifecycle, List<Upstream> upstreams) {
        return new HostedApi(
                new ApiName(name),
                "v1",
                new OrganisationId(new UUID(0, 9)),
                ++revision,
                definition,
                upstreams,
                policy.policy(),
                policy.signingSecret,
                lifecycle);
    }

    static URI base(RawUpstream upstream) {
        return URI.create("http://127.0.0.1:" + upstream.port() + "/base");
    }

    HttpResponse<String> get(String target, String... headers) {
        return send("GET", target, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String target, String body, String... headers) {
        return send("POST", target, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String target, HttpRequest.BodyPublisher body, String... headers) {
        try {
            return client.send(request(method, target, body, headers), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    HttpRequest request(String method, String target, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(target))
                .method(method, body)
                .header("Authorization", "Bearer " + KEY.clearText());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    URI url(String target) {
        return URI.create("http://127.0.0.1:" + listening.port() + target);
    }

    @Override
    public void close() {
        host();
        listening.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class NotedMismatches implements Mismatches {

        @Override
        public void inRequest(Operation operation, String what) {
            mismatches.add("request: " + what);
        }

        @Override
        public void inAnswer(Operation operation, String what) {
            mismatches.add("answer: " + what);
        }
    }

    private static final class OneKey implements Entitlements {

        @Override
        public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
            Grant grant = new Grant(
                    new SubscriptionId(new UUID(0, 2)),
                    new PlanCode("standard"),
                    Set.of(new ApiName("offers"), new ApiName("tickets")),
                    new RateLimit(100_000, 100_000),
                    new Quota(1_000_000, Quota.Period.DAY));
            Entitlement entitlement = new Entitlement(
                    KEY.credential(),
                    Optional.of(KEY.hash()),
                    ProofOfPossession.NONE,
                    Standing.ACTIVE,
                    CredentialConstraints.NONE,
                    Environment.LIVE,
                    new OrganisationId(new UUID(0, 3)),
                    APPLICATION,
                    List.of(grant));
            return CompletableFuture.completedStage(
                    credentials.contains(KEY.credential()) ? List.of(entitlement) : List.of());
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
}
