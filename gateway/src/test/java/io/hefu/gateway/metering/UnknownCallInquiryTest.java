package io.hefu.gateway.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import io.hefu.core.capability.Inquiry;
import io.hefu.core.capability.Inquiry.Fate;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UnknownCalls;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.routing.Capabilities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of calls whose gateway died before it knew. */
class UnknownCallInquiryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration MAY_BE_TAKEN_UP = Duration.ofHours(24);
    private static final Instant LATELY = NOW.minus(Duration.ofHours(1));
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(25));

    private final List<UsageRecord> unknown = new ArrayList<>();
    private final Map<CallId, Fate> fates = new HashMap<>();
    private final List<UsageEntry> journal = new ArrayList<>();

    @Test
    void oneThatWasCarriedOutIsChargedAsIfItHadBeenAnswered() {
        UsageRecord call = call(1, LATELY, Environment.LIVE, new Fate.CarriedOut(201, 7));

        askAfterAll();

        assertThat(journal).containsExactly(new Outcome(call, new Result(201, "OK", 7, true, 0)));
    }

    @Test
    void inTheSandboxNothingIsCharged() {
        call(1, LATELY, Environment.SANDBOX, new Fate.CarriedOut(201, 7));

        askAfterAll();

        assertThat(results()).containsExactly(new Result(201, "OK", 7, false, 0));
    }

    @Test
    void oneWithoutEffectCostsNothing() {
        call(1, LONG_AGO, Environment.LIVE, Fate.WITHOUT_EFFECT);

        askAfterAll();

        assertThat(results()).containsExactly(new Result(503, "UNAVAILABLE", 0, false, 0));
    }

    @Test
    void whoseCallerMayStillComeBackIsNotDecidedOn() {
        call(1, LATELY, Environment.LIVE, Fate.WITHOUT_EFFECT);

        askAfterAll();

        assertThat(journal).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsNeverGuessed() {
        call(1, LONG_AGO, Environment.LIVE, Fate.NOT_KNOWN);

        askAfterAll();

        assertThat(journal).isEmpty();
    }

    @Test
    void oneThatCannotBeAskedAfterHoldsUpNoOther() {
        UsageRecord failing = call(1, LATELY, Environment.LIVE, new Fate.CarriedOut(201, 1));
        fates.remove(failing.call());
        UsageRecord other = call(2, LATELY, Environment.LIVE, new Fate.CarriedOut(201, 1));

        askAfterAll();

        assertThat(journal).extracting(UsageEntry::call).containsExactly(other.call());
    }

    @Test
    void allAreAskedAfterHoweverMany() {
        LongStream.rangeClosed(1, 450).forEach(id -> call(id, LATELY, Environment.LIVE, new Fate.CarriedOut(201, 1)));

        askAfterAll();

        assertThat(journal).hasSize(450).extracting(UsageEntry::call).doesNotHaveDuplicates();
    }

    private void askAfterAll() {
        new UnknownCallInquiry(
                        page(unknown),
                        new Capabilities(List.of(new Asked())),
                        entry -> {
                            journal.add(entry);
                            return CompletableFuture.completedStage(null);
                        },
                        MAY_BE_TAKEN_UP,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .askAfterAll()
                .await()
                .indefinitely();
    }

    private List<Result> results() {
        return journal.stream().map(entry -> ((Outcome) entry).result()).toList();
    }

    private UsageRecord call(long id, Instant receivedAt, Environment environment, Fate fate) {
        UsageRecord call = new UsageRecord(
                new CallId(new UUID(0, id)),
                receivedAt,
                new Correlator("c-" + id),
                environment,
                new OrganisationId(new UUID(1, 1)),
                new ApplicationId(new UUID(1, 2)),
                new CredentialId("0123456789abcdef"),
                Optional.of(new PlanCode("standard")),
                new ApiName("echo"),
                "makeEcho");
        unknown.add(call);
        fates.put(call.call(), fate);
        return call;
    }

    private static UnknownCalls page(List<UsageRecord> unknown) {
        return (last, most) -> CompletableFuture.completedStage(unknown.stream()
                .filter(call -> last.isEmpty()
                        || call.call().value().compareTo(last.get().value()) > 0)
                .limit(most)
                .toList());
    }

    private final class Asked implements Capability {

        @Override
        public String definition() {
            return "openapi/echo.yaml";
        }

        @Override
        public Map<String, Handler<?>> handlers() {
            Handler<?> unused = Handler.withoutBody(request -> {
                throw new AssertionError("asked after, not called");
            });
            return Map.of("makeEcho", unused, "whisper", unused, "listEchoes", unused, "getEcho", unused);
        }

        @Override
        public Map<String, Inquiry> inquiries() {
            return Map.of("makeEcho", this::ask);
        }

        private CompletionStage<Fate> ask(UsageRecord call) {
            return Optional.ofNullable(fates.get(call.call()))
                    .map(CompletableFuture::completedStage)
                    .orElseGet(() -> CompletableFuture.failedStage(new IllegalStateException("away")));
        }
    }
}
