package io.hefu.gateway.hosting;

import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.hosting.HostedApis;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps the routes as the configuration has them. What could not be read is read again at the next look. */
@Singleton
public class HostedApiFeed {

    private static final Logger LOG = Logger.getLogger(HostedApiFeed.class);

    private final HostedApis source;
    private final HostedRoutes routes;
    private volatile boolean outdated = true;
    private volatile boolean read;

    HostedApiFeed(HostedApis source, HostedRoutes routes) {
        this.source = source;
        this.routes = routes;
    }

    /** Whether the APIs in force have been read once: before that, a node would deny that they exist. */
    public boolean isRead() {
        return read;
    }

    /** Reads again what is in force if anything of it changed. To be called one at a time, several times a second. */
    public Uni<Void> follow(EntitlementChanges changes) {
        if (!changes.hostedApis().isEmpty()) {
            outdated = true;
        }
        if (!outdated) {
            return Uni.createFrom().voidItem();
        }
        outdated = false;
        return Uni.createFrom()
                .completionStage(source::inForce)
                .chain(routes::replaceWith)
                .invoke(() -> read = true)
                .onFailure()
                .recoverWithUni(failure -> {
                    outdated = true;
                    LOG.debugf("the partners' APIs cannot be read, what is in force stays: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }
}
