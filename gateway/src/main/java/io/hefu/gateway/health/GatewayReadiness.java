package io.hefu.gateway.health;

import io.hefu.gateway.entitlement.KnownEntitlements;
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
    private final JournalLifecycle journal;

    GatewayReadiness(KnownEntitlements entitlements, JournalLifecycle journal) {
        this.entitlements = entitlements;
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gateway")
                .status(entitlements.isCurrent() && journal.isSound())
                .withData("configuration", entitlements.isCurrent())
                .withData("configurationVersion", entitlements.version())
                .withData("journal", journal.isSound())
                .withData("journalLag", journal.lag())
                .build();
    }
}
