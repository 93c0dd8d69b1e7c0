package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.gateway.consent.KnownConsents;
import io.hefu.gateway.hosting.HostedApiFeed;
import io.hefu.gateway.node.Heartbeat;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Follows the configuration, five times a second, so that a revocation or a new limit is in force within one. */
@Singleton
class ConfigurationFeed {

    private static final Logger LOG = Logger.getLogger(ConfigurationFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(1);

    private final KnownEntitlements entitlements;
    private final KnownConsents consents;
    private final HostedApiFeed hostedApis;
    private final Heartbeat heartbeat;
    private final AtomicBoolean readAhead = new AtomicBoolean();
    private Cancellable following = () -> {};

    ConfigurationFeed(
            KnownEntitlements entitlements, KnownConsents consents, HostedApiFeed hostedApis, Heartbeat heartbeat) {
        this.entitlements = entitlements;
        this.consents = consents;
        this.hostedApis = hostedApis;
        this.heartbeat = heartbeat;
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
        heartbeat
                .end()
                .ifNoItem()
                .after(END_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    /** What has changed is in force here, all of it, before this node says so. */
    private Uni<EntitlementChanges> follow() {
        return entitlements
                .follow()
                .invoke(consents::forget)
                .invoke(hostedApis::follow)
                .invoke(this::readAheadOnce)
                .call(() -> heartbeat.beat(entitlements.version(), System.nanoTime()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf(
                            "the configuration cannot be followed, what is known stays in force: %s",
                            failure.getMessage());
                    return Uni.createFrom().nullItem();
                });
    }

    /** Beside the following, which must not wait for it; and after the first look, to miss no change. */
    private void readAheadOnce() {
        if (readAhead.compareAndSet(false, true)) {
            entitlements
                    .readAhead()
                    .subscribe()
                    .with(
                            done -> LOG.debug("those who may call are known"),
                            failure -> LOG.debugf("not all who may call are known: %s", failure.getMessage()));
        }
    }
}
