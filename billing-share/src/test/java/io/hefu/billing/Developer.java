package io.hefu.billing;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A developer with one application, whose calls leave usage records. */
public final class Developer {

    public final OrganisationId organisation;
    public final ApplicationId application;
    private final Clock clock;
    private final RandomGenerator random;

    public Developer(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.organisation = new OrganisationId(uuid());
        this.application = new ApplicationId(uuid());
    }

    public UsageRecord verifiesLocation() {
        return calls(Billing.LOCATION, "verifyLocation", Environment.LIVE);
    }

    public UsageRecord sendsMessage() {
        return calls(Billing.MESSAGES, "sendMessage", Environment.LIVE);
    }

    public UsageRecord calls(ApiName api, String operation, Environment environment) {
        return new UsageRecord(
                new CallId(uuid()),
                clock.instant(),
                new Correlator("c-" + random.nextInt(1_000_000)),
                environment,
                organisation,
                application,
                new CredentialId("key1"),
                Optional.of(Billing.STANDARD),
                api,
                operation);
    }

    public static Intent intent(UsageRecord record) {
        return new Intent(record);
    }

    public static Outcome succeeded(UsageRecord record) {
        return succeeded(record, 1);
    }

    public static Outcome succeeded(UsageRecord record, long units) {
        return new Outcome(record, new Result(200, "OK", units, true, 1_500));
    }

    public static Outcome refused(UsageRecord record) {
        return new Outcome(record, new Result(403, "PERMISSION_DENIED", 0, false, 300));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
