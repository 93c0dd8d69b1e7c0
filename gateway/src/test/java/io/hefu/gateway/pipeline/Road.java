package io.hefu.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.OutgoingAnswer;
import io.hefu.gateway.exchange.SentRequest;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.telemetry.CallTraces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    private final Random random = new Random(2);
    final FakeEnds ends = FakeEnds.standingStill(Clock.fixed(NOW, ZoneOffset.UTC), () -> 5_000, this::nextId);
    final EchoCapability capability = new EchoCapability();
    Standing standing = Standing.ACTIVE;
    CredentialConstraints constraints = CredentialConstraints.NONE;
    final List<AppliedLimit> otherLimits = new ArrayList<>();

    private ApiKey key = KEY;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
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
        OutgoingAnswer answer = serve(method, path, body).toCompletableFuture().join();
        assertThat(ends.mismatches)
                .as("capabilities' requests are refused, not reported, and their answers not looked into")
                .isEmpty();
        return answer;
    }

    /** A call whose answer nobody waits for. */
    CompletableFuture<OutgoingAnswer> start(String method, String path, String body) {
        return serve(method, path, body).toCompletableFuture();
    }

    private CompletionStage<OutgoingAnswer> serve(String method, String path, String body) {
        SentRequest request = new SentRequest(method, path, body);
        request.headers.putAll(headers);
        return pipeline.serve(new Exchange(request, new CallId(nextId()), NOW, 0, Runnable::run));
    }

    private Pipeline assemble() {
        Capabilities capabilities = new Capabilities(List.of(capability));
        return ends.pipeline(
                this::entitlement,
                capabilities.operations(),
                capabilities,
                exchange -> CompletableFuture.failedStage(new AssertionError("no partners here")),
                CallTraces.OFF);
    }

    private UUID nextId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Entitlement entitlement() {
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
        return new Entitlement(
                key.credential(),
                Optional.of(key.hash()),
                ProofOfPossession.NONE,
                standing,
                constraints,
                key == KEY ? Environment.LIVE : Environment.SANDBOX,
                new OrganisationId(new UUID(0, 3)),
                APPLICATION,
                List.of(grant));
    }
}
