package io.hefu.portal.demo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the demo, whose secrets everybody knows, on this machine. */
@Singleton
class DemoGuard {

    /** Before the migrations too, which would bring the demo's data into the database. */
    private static final int BEFORE_ALL_ELSE = -1000;

    void check(
            @Observes @Priority(BEFORE_ALL_ELSE) StartupEvent start,
            DemoConfig demo,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        if (demo.enabled()) {
            requireLoopback(host);
        }
    }

    static void requireLoopback(String host) {
        if (!Loopback.covers(host)) {
            throw new ConfigurationException(
                    "The demo's logins and secrets are public, so it must not be reachable from"
                            + " other machines: set quarkus.http.host=127.0.0.1, or hefu.demo.enabled=false (it listens on "
                            + host + ").");
        }
    }
}
