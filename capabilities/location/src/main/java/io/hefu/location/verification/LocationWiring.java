package io.hefu.location.verification;

import io.hefu.core.capability.Capability;
import io.hefu.location.network.MonitoringEventConfig;
import io.hefu.location.network.SandboxNetworkLocation;
import io.hefu.location.network.T8NetworkLocation;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Assembles this module. */
@Singleton
class LocationWiring {

    @Produces
    @Singleton
    Capability locationVerification(
            VerificationConfig areas, MonitoringEventConfig monitoringEvent, Vertx vertx, Clock clock) {
        return new LocationVerificationCapability(
                AreaRule.of(areas), new T8NetworkLocation(vertx, monitoringEvent), new SandboxNetworkLocation(), clock);
    }
}
