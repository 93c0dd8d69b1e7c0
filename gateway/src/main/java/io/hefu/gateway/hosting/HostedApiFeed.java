package io.hefu.gateway.hosting;

import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.hosting.HostedApis;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Keeps the routes as the configuration has them. What could not be read is read again at the next look. */
@Singleton
public class HostedApiFeed {

    private static final Logger LOG = Logger.getLogger(HostedApiFeed.class);

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    private final HostedApis source;
    private final HostedRoutes routes;
    private final AtomicBoolean outdated = new AtomicBoolean(true);
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile boolean read;

    HostedApiFeed(HostedApis source, HostedRoutes routes) {
        this.source = source;
        this.routes = routes;
    }

    /** Whether the APIs in force have been read once: before that, a node would deny that they exist. */
    public boolean isRead() {
        return read;
    }

    /** Reads again what is in force if anything of it changed. Whoever calls does not wait: other changes go on. */
    public void follow(EntitlementChanges changes) {
        if (!changes.hostedApis().isEmpty()) {
            outdated.set(true);
        }
        if (outdated.get() && reading.compareAndSet(false, true)) {
            outdated.set(false);
            readAgain();
        }
    }

    private void readAgain() {
        Uni.createFrom()
                .completionStage(source::inForce)
                .ifNoItem()
                .after(READ_TIMEOUT)
                .fail()
                .chain(routes::replaceWith)
                .onTermination()
                .invoke(() -> reading.set(false))
                .subscribe()
                .with(done -> read = true, failure -> {
                    outdated.set(true);
                    LOG.debugf("the partners' APIs cannot be read, what is in force stays: %s", failure.getMessage());
                });
    }
}
