package io.hefu.portal.testing;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.decision.DecidingStages;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.usage.CallTraces;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Three calls of the demo's developer: one refused by a quota, one answered, one of which nobody knows. */
@Singleton
public class FakeCalls implements CallTraces, DecidingStages {

    public static final String CORRELATOR = "fake:refused-answered-unknown";

    private static final OrganisationId DEVELOPER = OrganisationId.of("00000000-0000-7000-8000-000000000010");
    private static final ApplicationId APPLICATION = ApplicationId.of("00000000-0000-7000-8000-000000000011");
    private static final Result REFUSED = new Result(
            429,
            "QUOTA_EXCEEDED",
            0,
            false,
            120,
            Optional.of(new Decided("limit", true, Optional.of("plan-quota-day"))));
    private static final Result ANSWERED =
            new Result(201, "OK", 2, true, 900, Optional.of(new Decided("route", false, Optional.empty())));

    @Override
    public CompletionStage<List<RecordedCall>> withCorrelator(
            Correlator correlator, Optional<OrganisationId> organisation) {
        boolean visible = correlator.value().equals(CORRELATOR)
                && organisation.map(DEVELOPER::equals).orElse(true);
        return CompletableFuture.supplyAsync(() -> visible
                ? List.of(call(1, Optional.of(REFUSED)), call(2, Optional.of(ANSWERED)), call(3, Optional.empty()))
                : List.of());
    }

    @Override
    public List<String> names() {
        return List.of("authenticate", "limit", "route");
    }

    private static RecordedCall call(long number, Optional<Result> result) {
        return new RecordedCall(
                new UsageRecord(
                        new CallId(new UUID(0, number)),
                        Instant.parse("2026-07-15T00:00:00Z"),
                        new Correlator(CORRELATOR),
                        Environment.LIVE,
                        DEVELOPER,
                        APPLICATION,
                        new CredentialId("0123456789abcdef"),
                        Optional.of(new PlanCode("standard")),
                        new ApiName("short-messages"),
                        "sendMessage"),
                result,
                result.filter(Result::billable).map(charged -> new Receipt(Optional.of(1), Money.ofYuan("0.045"))));
    }
}
