package io.hefu.gateway.pipeline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.usage.PriceLists.Price;
import io.hefu.core.usage.UsageEntry;
import io.hefu.gateway.consent.Consent;
import io.hefu.gateway.consent.KnownConsents;
import io.hefu.gateway.credential.Authenticate;
import io.hefu.gateway.entitlement.Entitle;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.OutgoingAnswer;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Respond;
import io.hefu.gateway.limit.Admissions;
import io.hefu.gateway.limit.KnownPrices;
import io.hefu.gateway.limit.Limit;
import io.hefu.gateway.limit.MemoryLimits;
import io.hefu.gateway.limit.Reserve;
import io.hefu.gateway.metering.MeterIntent;
import io.hefu.gateway.metering.MeterOutcome;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.validation.Validate;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    final List<UsageEntry> journal = new ArrayList<>();
    final EchoCapability capability = new EchoCapability();
    Standing standing = Standing.ACTIVE;
    boolean consented;
    boolean journalBroken;
    final List<AppliedLimit> otherLimits = new ArrayList<>();
    final List<Price> prices = new ArrayList<>();
    final MemoryLimits limits = new MemoryLimits(NOW);

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Random random = new Random(2);
    private final Pipeline pipeline = assemble();

    Road() {
        header("Authorization", "Bearer " + KEY.clearText()).header("Content-Type", "application/json");
    }

    Road header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    OutgoingAnswer call(String method, String path, String body) {
        return serve(method, path, body).await().indefinitely();
    }

    /** A call that may be given up. */
    Cancellable start(String method, String path, String body) {
        return serve(method, path, body).subscribe().with(answered -> {});
    }

    private Uni<OutgoingAnswer> serve(String method, String path, String body) {
        CallId id = new CallId(new UUID(random.nextLong(), random.nextLong()));
        return pipeline.serve(new Exchange(new Sent(method, path, body), id, NOW, 0, Runnable::run));
    }

    private Pipeline assemble() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Capabilities capabilities = new Capabilities(List.of(capability));
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Admissions admissions = new Admissions(limits.gauges());
        return new Pipeline(
                new Receive(capabilities.operations()),
                new Authenticate(
                        new KnownEntitlements(new OneKey(), () -> 0),
                        token -> Uni.createFrom().failure(new AssertionError("no test here uses tokens"))),
                new Entitle(),
                new Limit(admissions, clock::millis),
                new Validate(),
                new Consent(new KnownConsents(
                        (subscriber, application, purpose) -> CompletableFuture.completedStage(consented), () -> 0)),
                new Reserve(
                        admissions,
                        new KnownPrices(plan -> CompletableFuture.completedStage(prices), clock::millis),
                        clock::millis),
                new MeterIntent(this::append),
                new Route(capabilities, json),
                new MeterOutcome(this::append, () -> 5_000),
                new Respond(json));
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
        public CompletionStage<Optional<Entitlement>> of(CredentialId credential) {
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
                    KEY.credential(),
                    Optional.of(KEY.hash()),
                    standing,
                    Environment.LIVE,
                    new OrganisationId(new UUID(0, 3)),
                    APPLICATION,
                    List.of(grant));
            return CompletableFuture.completedStage(
                    Optional.of(entitlement).filter(known -> credential.equals(KEY.credential())));
        }

        @Override
        public CompletionStage<EntitlementChanges> changesSince(long version) {
            throw new AssertionError("no test here changes the configuration");
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
        public Uni<byte[]> body() {
            return Uni.createFrom().item(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
