package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.gateway.consent.KnownConsents;
import io.hefu.gateway.hosting.HostedApiFeed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Follows the configuration, five times a second, so that a revocation or a new limit is in force within one. */
@Singleton
class ConfigurationFeed {

    private static final Logger LOG = Logger.getLogger(ConfigurationFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final KnownEntitlements entitlements;
    private final KnownConsents consents;
    private final HostedApiFeed hostedApis;
    private Cancellable following = () -> {};

    ConfigurationFeed(KnownEntitlements entitlements, KnownConsents consents, HostedApiFeed hostedApis) {
        this.entitlements = entitlements;
        this.consents = consents;
        this.hostedApis = hostedApis;
    }

    void start(@Observes StartupEvent start) {
        following = Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> follow())
                .subscribe()
                .with(followed -> {});
    }

    void stop(@Observes ShutdownEvent stop) {
        following.cancel();
    }

    private Uni<EntitlementChanges> follow() {
        return entitlements
                .follow()
                .invoke(consents::forget)
                .invoke(hostedApis::follow)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf(
                            "the configuration cannot be followed, what is known stays in force: %s",
                            failure.getMessage());
                    return Uni.createFrom().nullItem();
                });
    }
}
