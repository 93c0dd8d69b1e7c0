package io.hefu.gateway.journal;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Usage entries for tests, all alike but for what the generator chooses. */
final class Entries {

    private Entries() {}

    static UsageEntry any(RandomGenerator random) {
        UsageRecord record = record(random);
        return random.nextBoolean()
                ? new Intent(record)
                : new Outcome(
                        record,
                        new Result(
                                200 + random.nextInt(400),
                                "CODE",
                                random.nextLong(1_000),
                                random.nextBoolean(),
                                random.nextLong(1_000_000),
                                decided(random)));
    }

    private static Optional<Decided> decided(RandomGenerator random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Decided(
                        "limit",
                        random.nextBoolean(),
                        random.nextBoolean() ? Optional.of("plan-quota-day") : Optional.empty()));
    }

    private static UsageRecord record(RandomGenerator random) {
        return new UsageRecord(
                new CallId(uuid(random)),
                Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000)),
                new Correlator("x".repeat(random.nextInt(257))),
                Environment.values()[random.nextInt(2)],
                new OrganisationId(uuid(random)),
                new ApplicationId(uuid(random)),
                new CredentialId("0123456789abcdef"),
                random.nextBoolean() ? Optional.of(new PlanCode("standard")) : Optional.empty(),
                new ApiName("short-messages"),
                "sendMessage");
    }

    private static UUID uuid(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
