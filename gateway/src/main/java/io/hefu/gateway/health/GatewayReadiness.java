package io.hefu.gateway.health;

import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.hosting.HostedApiFeed;
import io.hefu.gateway.journal.JournalLifecycle;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: calls can be recorded, and this node acts by the configuration as it was when the node began, or later, and
 * has looked for changes within the last seconds.
 */
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
                .status(entitlements.isCurrent() && hostedApis.isRead() && journal.isSound())
                .withData("configuration", entitlements.isCurrent())
                .withData("configurationVersion", entitlements.version())
                .withData("hostedApis", hostedApis.isRead())
                .withData("journal", journal.isSound())
                .withData("journalLag", journal.lag())
                .build();
    }
}
