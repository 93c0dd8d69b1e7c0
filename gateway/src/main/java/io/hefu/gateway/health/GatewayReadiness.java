package io.hefu.gateway.health;

import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.journal.JournalLifecycle;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: calls can be recorded, and the configuration in force here is the current one. */
@Readiness
class GatewayReadiness implements HealthCheck {

    private final KnownEntitlements entitlements;
    private final JournalLifecycle journal;

    GatewayReadiness(KnownEntitlements entitlements, JournalLifecycle journal) {
        this.entitlements = entitlements;
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gateway")
                .status(entitlements.isFollowing() && journal.isSound())
                .withData("configuration", entitlements.isFollowing())
                .withData("journal", journal.isSound())
                .withData("journalLag", journal.lag())
                .build();
    }
}
