package io.hefu.gateway.health;

import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.hosting.HostedApiFeed;
import io.hefu.gateway.journal.JournalLifecycle;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: calls can be recorded, and the configuration in force here is the current one. */
@Readiness
class GatewayReadiness implements HealthCheck {

    private final KnownEntitlements entitlements;
    private final HostedApiFeed hostedApis;
    private final JournalLifecycle journal;

    GatewayReadiness(KnownEntitlements entitlements, HostedApiFeed hostedApis, JournalLifecycle journal) {
        this.entitlements = entitlements;
        this.hostedApis = hostedApis;
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gateway")
                .status(entitlements.isFollowing() && hostedApis.isRead() && journal.isSound())
                .withData("configuration", entitlements.isFollowing())
                .withData("hostedApis", hostedApis.isRead())
                .withData("journal", journal.isSound())
                .withData("journalLag", journal.lag())
                .build();
    }
}
