package io.hefu.gateway.metrics;

import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.journal.JournalLifecycle;
import io.hefu.gateway.node.LiveNodes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How this node stands: what it has still to deliver, whom it knows of, and how current it is. */
@Singleton
class NodeGauges {

    void register(
            @Observes StartupEvent start,
            MeterRegistry registry,
            JournalLifecycle journal,
            LiveNodes nodes,
            KnownEntitlements entitlements) {
        Gauge.builder("hefu.journal.lag", journal, JournalLifecycle::lag)
                .description("usage entries on this node's disk that are not yet in the database")
                .register(registry);
        Gauge.builder("hefu.journal.sound", journal, of -> of.isSound() ? 1 : 0)
                .description("1 while calls can be recorded")
                .register(registry);
        Gauge.builder("hefu.journal.scarce", journal, of -> of.isScarceOfRoom() ? 1 : 0)
                .description(
                        "1 while calls that may be charged are refused, for want of disk or because too much waits")
                .register(registry);
        Gauge.builder("hefu.nodes", nodes, LiveNodes::count)
                .description("gateways last known to be alive, this one included")
                .register(registry);
        Gauge.builder("hefu.configuration.version", entitlements, KnownEntitlements::version)
                .description("the version of the configuration that is in force here")
                .register(registry);
        Gauge.builder("hefu.credentials.known", entitlements, KnownEntitlements::size)
                .description("credentials that call here without anybody being asked about them")
                .register(registry);
    }
}
